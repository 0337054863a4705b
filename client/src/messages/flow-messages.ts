/** What is said of figures between areas. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../../../geodata/model/model.ts';
import type { FlowWay } from '../../../server/contract/flows.ts';
import { language } from './language.ts';

export type FlowMessages = {
  way: string;
  ways: Record<FlowWay, string>;
  of: Record<FlowWay, (name: string) => string>;
  largest: (areas: string) => string;
  clustered: (areas: string) => string;
  partner: string;
  fromTo: string;
  suppressed: (count: number, text: string) => string;
  more: (shown: string, all: string) => string;
  none: string;
  key: string;
  taper: string;
  netSign: string;
  move: string;
  stop: string;
  choose: string;
};

const nl: FlowMessages = {
  way: 'Richting',
  ways: { out: 'Vertrek', in: 'Aankomst', net: 'Saldo' },
  of: {
    out: (name) => `Van ${name} naar`,
    in: (name) => `Naar ${name} uit`,
    net: (name) => `Saldo van ${name} met`,
  },
  largest: (areas) => `Grootste stromen tussen ${areas}`,
  clustered: (areas) =>
    `Van ver zijn stromen samengenomen per ${areas}. Zoom in voor kleinere gebieden.`,
  partner: 'Gebied',
  fromTo: 'Van en naar',
  suppressed: (count, text) =>
    count === 1
      ? 'Eén stroom is niet getoond: verborgen om herkenning te voorkomen of te weinig gevallen.'
      : `${text} stromen zijn niet getoond: verborgen om herkenning te voorkomen of te weinig gevallen.`,
  more: (shown, all) => `De ${shown} grootste van ${all}.`,
  none: 'Geen stromen om te tonen.',
  key: 'Breedte van de lijnen',
  taper: 'Breed waar men vertrekt, smal waar men aankomt.',
  netSign: 'Boven nul komen er meer aan dan er vertrekken.',
  move: 'Laat bewegen',
  stop: 'Zet stil',
  choose: 'Kies een gebied om zijn stromen te zien.',
};

const fr: FlowMessages = {
  way: 'Sens',
  ways: { out: 'Départs', in: 'Arrivées', net: 'Solde' },
  of: {
    out: (name) => `De ${name} vers`,
    in: (name) => `Vers ${name} depuis`,
    net: (name) => `Solde de ${name} avec`,
  },
  largest: (areas) => `Principaux flux entre ${areas}`,
  clustered: (areas) =>
    `De loin, les flux sont regroupés par ${areas}. Zoomez pour des zones plus petites.`,
  partner: 'Zone',
  fromTo: 'De et vers',
  suppressed: (count, text) =>
    count === 1
      ? 'Un flux n’est pas montré : masqué pour la vie privée, ou trop peu de cas.'
      : `${text} flux ne sont pas montrés : masqués pour la vie privée, ou trop peu de cas.`,
  more: (shown, all) => `Les ${shown} plus grands sur ${all}.`,
  none: 'Aucun flux à montrer.',
  key: 'Largeur des lignes',
  taper: 'Larges au départ, étroites à l’arrivée.',
  netSign: 'Au-dessus de zéro, il en arrive plus qu’il n’en part.',
  move: 'Animer',
  stop: 'Arrêter',
  choose: 'Choisissez une zone pour voir ses flux.',
};

const en: FlowMessages = {
  way: 'Direction',
  ways: { out: 'Leaving', in: 'Arriving', net: 'Net' },
  of: {
    out: (name) => `From ${name} to`,
    in: (name) => `To ${name} from`,
    net: (name) => `Net flows of ${name} with`,
  },
  largest: (areas) => `Largest flows between ${areas}`,
  clustered: (areas) =>
    `From afar, flows are taken together by ${areas}. Zoom in for smaller areas.`,
  partner: 'Area',
  fromTo: 'From and to',
  suppressed: (count, text) =>
    count === 1
      ? 'One flow is not shown: hidden for privacy, or too few cases.'
      : `${text} flows are not shown: hidden for privacy, or too few cases.`,
  more: (shown, all) => `The largest ${shown} of ${all}.`,
  none: 'No flows to show.',
  key: 'Width of the lines',
  taper: 'Wide where they leave, narrow where they arrive.',
  netSign: 'Above zero, more arrive than leave.',
  move: 'Animate',
  stop: 'Stop',
  choose: 'Choose an area to see its flows.',
};

const ALL: Record<Language, FlowMessages> = { nl, fr, en };

export const flowMessages: ReadonlySignal<FlowMessages> = computed(() => ALL[language.value]);
