/**
 * Flows against a reader who asks for everything: totals in every direction and the partners of every
 * area both ways, at four levels of which two cross. The reader takes from answers only what they say,
 * and shares no code with the engine: sums that are shown are equations between pairs of municipalities.
 */
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { FlowReader } from '../../geodata/compute/flow-reader.ts';
import { VALUE } from '../../geodata/model/status.ts';
import { publishFlowTotals, publishPartners } from '../../geodata/publish/flow-publish.ts';
import { createFlowEdition, FLOW_LEVELS } from '../fixtures/create-flow-edition.ts';
import { createRandom } from '../fixtures/random.ts';
import {
  type Answer,
  audit,
  between,
  readerOf,
  SMALL,
  THRESHOLD,
  withoutProtection,
} from './audit-flows.ts';

const AREAS = FLOW_LEVELS.gemeente;

const TABLES = 60;

/** Area of each municipality per level. */
const PARENTS: Record<string, readonly number[]> = {
  gemeente: [0, 1, 2, 3, 4],
  kanton: [0, 0, 1, 1, 1],
  provincie: [0, 0, 0, 1, 1],
  gewest: [0, 0, 0, 0, 0],
};

const removers: (() => void)[] = [];

const removersOfMade: (() => void)[] = [];

afterEach(() => {
  for (const remove of removers.splice(0)) remove();
});

afterAll(() => {
  for (const remove of removersOfMade) remove();
});

/** Flow between each two municipalities, `from × 5 + to`; many small, some large, some none. */
function createFlows(seed: number): Float64Array {
  const random = createRandom(seed).next;
  return Float64Array.from({ length: AREAS.length ** 2 }, () => {
    const kind = random();
    if (kind < 0.2) return 0;
    return kind < 0.5 ? 1 + Math.floor(random() * 4) : Math.floor(random() * 60);
  });
}

async function open(flows: Float64Array, like?: FlowReader): Promise<FlowReader> {
  const rows = [...flows].map(
    (value, atom) => `2021,${AREAS[Math.floor(atom / 5)]},${AREAS[atom % 5]},${value}`,
  );
  const text = `stroom,gemeente,idem,vs_pendel\n${rows.join('\n')}\n`;
  const indicators = { vs_pendel: { threshold: THRESHOLD } };
  const { reader, remove } = await createFlowEdition(text, indicators, like ?? 'built');
  removers.push(remove);
  return reader;
}

/** A file that has the flows between provinces as well. */
function withProvinces(flows: Float64Array): string {
  const rows = ['stream,from_level,from_item,to_level,to_item,vs_pendel'];
  for (const level of ['gemeente', 'provincie'] as const) {
    const sums = new Map<string, number>();
    for (const [atom, value] of flows.entries()) {
      const ends = [Math.floor(atom / 5), atom % 5].map(
        (area) => `${level},${FLOW_LEVELS[level][PARENTS[level]?.[area] ?? 0]}`,
      );
      sums.set(`${ends}`, (sums.get(`${ends}`) ?? 0) + value);
    }
    for (const [ends, value] of sums) rows.push(`2021,${ends},${value}`);
  }
  return rows.join('\n');
}

/** Everything that is published, word for word, at several limits. */
function publishAll(reader: FlowReader) {
  return Object.entries(PARENTS).map(([level, parentOf]) => {
    const asked = reader.ask('vs_pendel', level, '2021');
    const own = Array.from({ length: Math.max(...parentOf) + 1 }, (_, area) => area);
    return {
      level,
      parentOf,
      own,
      totals: (['out', 'in', 'internal'] as const).map((direction) => ({
        direction,
        ...publishFlowTotals(reader, asked, direction),
      })),
      partners: [99, 2, 1].map((most) => ({
        most,
        areas: own.map((area) => publishPartners(reader, asked, area, most)),
      })),
    };
  });
}

type Published = ReturnType<typeof publishAll>;

/** What was published, as sums of flows, with their true values. */
function answersOf(published: Published, flows: Float64Array): Answer[] {
  return published.flatMap(({ level, parentOf, own, totals, partners }) => {
    const answer = (
      name: string,
      shown: (value: number) => boolean,
      keep: (from: number, to: number) => boolean,
    ): Answer => {
      const atoms = [...flows.keys()].filter((atom) =>
        keep(parentOf[Math.floor(atom / 5)] ?? -1, parentOf[atom % 5] ?? -1),
      );
      const value = atoms.reduce((sum, atom) => sum + (flows[atom] ?? 0), 0);
      return { name: `${level} ${name}`, atoms, value, shown: shown(value) };
    };
    const ofTotals = totals.flatMap(({ direction, column }) =>
      own.map((area) =>
        answer(
          `${direction} ${area}`,
          () => column.statuses[area] === VALUE,
          (from, to) =>
            direction === 'internal'
              ? from === area && to === area
              : from !== to && (direction === 'out' ? from : to) === area,
        ),
      ),
    );
    const ofPairs = own.flatMap((area) => {
      const { to } = partners[0]?.areas[area] ?? {};
      const listed = new Set(to?.partners.map((partner) => partner.area));
      // Who is not listed has no flow, or is one of the suppressed: this reader is told which.
      const isClosed = listed.size === 0 && to?.suppressed === own.length - 1;
      return own
        .filter((other) => other !== area)
        .map((other) =>
          answer(
            `${area} to ${other}`,
            (value) => listed.has(other) || (value === 0 && !isClosed),
            (from, end) => from === area && end === other,
          ),
        );
    });
    return [...ofTotals, ...ofPairs].filter(({ atoms }) => atoms.length > 0);
  });
}

type Made = { flows: Float64Array; reader: FlowReader; published: Published; answers: Answer[] };

const made = new Map<number, Made>();

/** The edition of a seed and all that it publishes, once for all tests: none of them changes it. */
async function make(seed: number): Promise<Made> {
  const known = made.get(seed);
  if (known) return known;
  const flows = createFlows(seed);
  const reader = await open(flows);
  removersOfMade.push(...removers.splice(-1));
  const published = publishAll(reader);
  const one = { flows, reader, published, answers: answersOf(published, flows) };
  made.set(seed, one);
  return one;
}

describe('random flows', { timeout: 120_000 }, () => {
  it('tell nothing of small ones, and would without protection', async () => {
    let examined = 0;
    let shown = 0;
    let unprotected = 0;
    for (let seed = 1; seed <= TABLES; seed += 1) {
      const { flows, answers } = await make(seed);
      const finding = audit(answers, flows, 0);
      expect(finding, `table ${seed}`).toMatchObject({ leaks: [], undecided: 0 });
      examined += finding.examined;
      shown += answers.filter((answer) => answer.shown).length;
      if (seed <= 10) unprotected += audit(withoutProtection(answers), flows, 0).leaks.length;
    }
    expect(examined).toBeGreaterThan(500);
    expect(shown).toBeGreaterThan(500);
    expect(unprotected).toBeGreaterThan(50);
  });

  it('are hidden at a level with a table of its own where a finer table needs it', async () => {
    let hidden = 0;
    for (let seed = 1; seed <= TABLES / 3; seed += 1) {
      const { flows, answers: without } = await make(seed);
      const { reader, remove } = await createFlowEdition(withProvinces(flows), {
        vs_pendel: { threshold: THRESHOLD },
      });
      removers.push(remove);
      for (const [at, answer] of answersOf(publishAll(reader), flows).entries()) {
        if (without[at]?.shown) continue;
        expect(answer.shown, `table ${seed}: ${answer.name}`).toBe(false);
        hidden += answer.name.startsWith('provincie') ? 1 : 0;
      }
    }
    expect(hidden).toBeGreaterThan(20);
  });

  it('lose no value of small ones to a reader who knows that hidden flows are not 0', async () => {
    let examined = 0;
    const excluded: string[] = [];
    for (let seed = 1; seed <= TABLES / 3; seed += 1) {
      const { flows, answers } = await make(seed);
      const finding = audit(answers, flows, 1);
      examined += finding.examined;
      // Of a sum of several flows the rule itself says that it is at least their number.
      const told = finding.leaks.filter((leak) => /^gemeente .*cannot be/.test(leak));
      excluded.push(...told.map((leak) => `table ${seed}: ${leak}`));
    }
    expect(examined).toBeGreaterThan(400);
    expect(excluded).toEqual([]);
  });

  it('are answered word for word as other flows would be, lists, orders and limits included', async () => {
    let compared = 0;
    for (let seed = 1; seed <= TABLES / 4; seed += 1) {
      const { flows, reader: first, published, answers } = await make(seed);
      const reader = readerOf(answers, flows, 1);
      const hidden = answers.filter(({ value, shown }) => !shown && value < THRESHOLD);
      for (const answer of hidden) {
        for (const number of SMALL.filter((one) => one !== answer.value)) {
          const other = reader.ask(between(answer, number, number));
          if (other.kind !== 'possible') continue;
          const twin = publishAll(await open(other.values, first));
          expect(twin, `table ${seed}: ${answer.name} as ${number}`).toEqual(published);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('are listed by what is shown of them, and cut off without a trace of those that are not', async () => {
    for (let seed = 1; seed <= TABLES; seed += 1) {
      for (const { level, own, partners } of (await make(seed)).published) {
        for (const { most, areas } of partners) {
          for (const area of own) {
            for (const way of ['to', 'from'] as const) {
              const whole = partners[0]?.areas[area]?.[way];
              const cut = areas[area]?.[way];
              const sorted = whole?.partners.toSorted(
                (a, b) => b.value - a.value || a.area - b.area,
              );
              expect(whole?.partners, `table ${seed}, ${level} ${area} ${way}`).toEqual(sorted);
              expect(cut).toEqual({ ...whole, partners: sorted?.slice(0, most) });
            }
          }
        }
      }
    }
  });

  it('have the same partners from both ends', async () => {
    for (let seed = 1; seed <= TABLES; seed += 1) {
      for (const { own, partners } of (await make(seed)).published) {
        const areas = partners[0]?.areas ?? [];
        const list = (way: 'to' | 'from'): string[] =>
          own.flatMap((area) =>
            (areas[area]?.[way].partners ?? []).map((partner) => {
              const ends = way === 'to' ? [area, partner.area] : [partner.area, area];
              return `${ends.join(' to ')}: ${partner.value}`;
            }),
          );
        expect(list('from').toSorted()).toEqual(list('to').toSorted());
      }
    }
  });
});
