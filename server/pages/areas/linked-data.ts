/** A page as linked data (schema.org), for machines that read pages. */

import type { Language } from '../../../geodata/model/model.ts';
import { areaPath } from '../../contract/page-paths.ts';
import type { EditionBundle } from '../../edition/edition-bundle.ts';
import { segmentOf } from '../../edition/newest-vintage.ts';
import { nameOf, otherNameOf, type Place } from '../../edition/place.ts';
import { levelName, WORDS } from '../words/words.ts';
import { fullNameOf } from './area-facts.ts';
import type { Profile } from './profile.ts';

export function linkedDataOf(
  { edition }: EditionBundle,
  { facts, figures }: Profile,
  language: Language,
  origin: string,
): object {
  const { place, ladder } = facts;
  const addressOf = ({ data, ref }: Place): string =>
    origin + areaPath(language, segmentOf(edition, data), ref.code);
  const other = otherNameOf(place, language);
  const point = place.data.points[place.index];
  const area = {
    '@type': 'AdministrativeArea',
    '@id': `${addressOf(place)}#area`,
    name: fullNameOf(facts, language),
    ...(other ? { alternateName: other } : {}),
    identifier: place.ref.code,
    additionalType: levelName(place.data.level, language),
    url: addressOf(place),
    ...(point
      ? { geo: { '@type': 'GeoCoordinates', longitude: point[0], latitude: point[1] } }
      : {}),
    containedInPlace: ladder.toReversed().map((step) => ({
      '@type': 'AdministrativeArea',
      name: nameOf(step, language),
      url: addressOf(step),
    })),
  };
  const datasets = figures.map(({ indicator, moments }) => {
    const source = edition.meta.sources.find(({ code }) => code === indicator.source);
    const query = `indicator=${encodeURIComponent(indicator.code)}&areas=${place.ref.level}:${encodeURIComponent(place.ref.code)}`;
    return {
      '@type': 'Dataset',
      name: indicator.name[language],
      description: indicator.description[language] || indicator.name[language],
      spatialCoverage: { '@id': area['@id'] },
      temporalCoverage: `${moments[0]?.period}/${moments.at(-1)?.period}`,
      ...(source
        ? { license: source.licence, creator: { '@type': 'Organization', name: source.publisher } }
        : {}),
      distribution: {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: `${origin}/api/series?${query}`,
      },
    };
  });
  const site = { '@type': 'WebSite', name: WORDS[language].site, url: `${origin}/` };
  return { '@context': 'https://schema.org', '@graph': [site, area, ...datasets] };
}
