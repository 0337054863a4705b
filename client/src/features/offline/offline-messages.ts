/** What the service worker itself says: it has no page to take words from. */
import type { Language } from '../../../../geodata/model/model.ts';

type OfflineWords = Record<'title' | 'pageNote' | 'notKept' | 'toMap', string>;

export const OFFLINE_MESSAGES: Record<Language, OfflineWords> = {
  nl: {
    title: 'Geen verbinding',
    pageNote: 'Geen verbinding. Je leest deze pagina zoals ze de vorige keer was.',
    notKept: 'Deze pagina heb je nog niet bekeken op dit toestel. Probeer opnieuw met verbinding.',
    toMap: 'Naar de kaart die je het laatst zag',
  },
  fr: {
    title: 'Pas de connexion',
    pageNote: 'Pas de connexion. Vous lisez cette page telle qu’elle était la dernière fois.',
    notKept:
      'Vous n’avez pas encore consulté cette page sur cet appareil. Réessayez une fois connecté.',
    toMap: 'Vers la dernière carte consultée',
  },
  en: {
    title: 'No connection',
    pageNote: 'No connection. You are reading this page as it was the last time.',
    notKept: 'You have not seen this page on this device yet. Try again with a connection.',
    toMap: 'To the map you saw last',
  },
};
