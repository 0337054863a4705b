/** What a view is made of, so that it can be made again and told apart from another. */
import type { ExportAboutAnswer } from '../../../../server/contract/export.ts';
import type { ExportQuestion } from '../../api/export.ts';
import type { MapView } from '../../state/map-view/map-view.ts';

export type Manifest = {
  buurtatlas: 'view';
  version: 1;
  /** The link to the view, pinned to its edition. */
  view: string;
  edition: { id: string; builtAt: string; name: string };
  geometry: { level: string; name: string; boundaries: string; vintageOf: string | null };
  indicators: ExportAboutAnswer['about']['indicators'];
  sources: ExportAboutAnswer['about']['sources'];
  /** Null where nothing has a value. */
  classes: {
    method: string;
    /** Where each class but the first begins. */
    breaks: number[];
    colours: string[];
  } | null;
  /** Codes of the areas; null for all of the level, or all within one area. */
  areas: { codes: string[] | null; within: string | null; count: number };
  suppressed: number;
  notices: string[];
  licence: string;
  citation: string;
  /** The figures as a file: what was asked, and what came. */
  file: {
    request: { method: 'POST'; url: string; body: ExportQuestion };
    name: string;
    rows: number;
    bytes: number | null;
    sha256: string;
  };
};

export function manifestOf(
  address: string,
  origin: string,
  view: MapView,
  question: ExportQuestion,
  { about, file }: ExportAboutAnswer,
): Manifest {
  const { level, classes } = view;
  return {
    buurtatlas: 'view',
    version: 1,
    view: address,
    edition: about.edition,
    geometry: {
      level: level.code,
      name: about.level.name,
      boundaries: about.level.boundaries,
      vintageOf: level.vintageOf ?? null,
    },
    indicators: about.indicators,
    sources: about.sources,
    classes: classes && {
      method: classes.method,
      breaks: classes.breaks,
      colours: classes.classes.map(({ colour }) => colour),
    },
    areas: { codes: question.areas ?? null, within: question.within ?? null, count: about.areas },
    suppressed: about.suppressed,
    notices: about.notices,
    licence: about.licence,
    citation: about.citation,
    file: {
      request: { method: 'POST', url: `${origin}/api/export`, body: question },
      name: file.name,
      rows: file.rows,
      bytes: file.bytes ?? null,
      sha256: file.sha256 ?? '',
    },
  };
}
