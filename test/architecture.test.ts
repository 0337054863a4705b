/**
 * The architecture as a test: which folder may import which, which file owns each package, and how long a file
 * and a function may be. The tables are in `architecture/`; ARCHITECTURE.md explains them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  findCycles,
  IMPORTS,
  isPackage,
  isUnder,
  ofContract,
  ownedName,
  ROOT,
  sourceFiles,
  targetOf,
} from './architecture/imports.ts';
import { codeFiles, fileLengths, functionLengths } from './architecture/lengths.ts';
import {
  LONG_FILES,
  LONG_FUNCTIONS,
  MAX_FILE_LINES,
  MAX_FUNCTION_LINES,
} from './architecture/long.ts';
import { OWNERS } from './architecture/owners.ts';
import {
  CLIENT_ROOMS,
  FOLDERS,
  type Folder,
  GEODATA_ROOMS,
  MAY_IMPORT,
  SERVER_ROOMS,
  SOURCE_ROOMS,
  TILES_ROOMS,
  WITHOUT_CYCLES,
} from './architecture/rooms.ts';

/** What makes a journey fail now and then, and what to say instead. */
const UNSTEADY: Record<string, string> = {
  'page.url()': 'linkOf(page), which waits until the link is written',
  'page.goBack()': 'goBack(page), which does too',
  waitForTimeout: 'wait for a state: an attribute, a text, settled(page)',
  networkidle: 'wait for what the network brings',
  'startServer(': 'useAtlas(): one server for all',
};

describe('architecture', () => {
  it('finds the imports of every folder', () => {
    for (const folder of FOLDERS) {
      expect(
        IMPORTS.some(({ file }) => file.startsWith(`${folder}/`)),
        folder,
      ).toBe(true);
    }
  });

  it('imports point one way: geodata ← tiles ← server; client takes the contract, and types of geodata', () => {
    const wrong = IMPORTS.filter(({ from }) => from.startsWith('.')).flatMap((one) => {
      const folder = one.file.split('/')[0] as Folder;
      const target = targetOf(one);
      if (!FOLDERS.some((known) => isUnder(known, target))) return [];
      if (MAY_IMPORT[folder].some((known) => isUnder(known, target))) return [];
      if (folder === 'client' && one.typeOnly && isUnder('geodata', target)) return [];
      // A page that is built at run time to measure the map without what is around it.
      if (one.file === 'scripts/bench/map-page.ts' && isUnder('client/src', target)) return [];
      return [`${one.file} imports ${one.from}`];
    });
    expect(wrong).toEqual([]);
  });

  it('the contract, which both sides run, imports the words of the domain and nothing else', () => {
    const contract = IMPORTS.filter(({ file }) => isUnder('server/contract', file));
    expect(contract.length).toBeGreaterThan(5);
    const wrong = contract
      .filter((one) => !one.from.startsWith('.') || !ofContract(targetOf(one)))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('what the contract takes of the domain imports nothing but its own room', () => {
    const taken = new Set(
      IMPORTS.filter(({ file, typeOnly }) => isUnder('server/contract', file) && !typeOnly)
        .map(targetOf)
        .filter((target) => isUnder('geodata/model', target)),
    );
    expect(taken.size).toBeGreaterThan(0);
    const wrong = IMPORTS.filter(({ file, typeOnly }) => taken.has(file) && !typeOnly)
      .filter((one) => !one.from.startsWith('.') || !isUnder('geodata/model', targetOf(one)))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('the rooms of geodata import only from the rooms below them', () => {
    const roomOf = (file: string): string => file.split('/')[1] ?? '';
    const found = new Set(sourceFiles('geodata').map(roomOf));
    expect([...found].sort()).toEqual(Object.keys(GEODATA_ROOMS).sort());
    const wrong = IMPORTS.filter(
      ({ file, from }) => isUnder('geodata', file) && from.startsWith('.'),
    )
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        return own !== target && !GEODATA_ROOMS[own]?.includes(target);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['geodata/source', SOURCE_ROOMS],
    ['tiles', TILES_ROOMS],
  ])('the rooms of %s import only from the rooms below them', (folder, rooms) => {
    const roomOf = (file: string): string | null => {
      const [room = '', ...names] = path.posix.relative(folder, file).split('/');
      return names.length === 0 ? null : room;
    };
    const inRooms = sourceFiles(folder).filter((file) => roomOf(file) !== null);
    expect([...new Set(inRooms.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
    const wrong = IMPORTS.filter((one) => inRooms.includes(one.file) && one.from.startsWith('.'))
      .filter((one) => isUnder(folder, targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file) ?? '', roomOf(targetOf(one))];
        return own !== target && (target === null || !rooms[own]?.includes(target));
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('the rooms of the server import only from the rooms below them, and have a README', () => {
    const roomOf = (file: string): string => {
      const [, room = '', name = ''] = file.split('/');
      return room === 'pages' ? `pages/${name}` : room;
    };
    const inRooms = sourceFiles('server').filter((file) => file !== 'server/main.ts');
    const found = new Set(inRooms.map(roomOf));
    expect([...found].sort()).toEqual(Object.keys(SERVER_ROOMS).sort());
    const wrong = IMPORTS.filter(({ file, from }) => inRooms.includes(file) && from.startsWith('.'))
      .filter((one) => isUnder('server', targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        return own !== target && !SERVER_ROOMS[own]?.includes(target);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
    const silent = [...new Set([...found].map((room) => room.split('/')[0] ?? ''))].filter(
      (room) => !existsSync(path.join(ROOT, 'server', room, 'README.md')),
    );
    expect(silent).toEqual([]);
  });

  it('the rooms of the client import only from the rooms below them, and no feature another', () => {
    const roomOf = (file: string): string => {
      const [, , room = '', name = ''] = file.split('/');
      return room === 'features' ? `features/${name}` : room;
    };
    const inRooms = sourceFiles('client').filter((file) => /^client\/src\/\w+\//.test(file));
    const found = new Set(inRooms.map((file) => file.split('/')[2]));
    expect([...found].sort()).toEqual(Object.keys(CLIENT_ROOMS).sort());
    const wrong = IMPORTS.filter(({ file }) => inRooms.includes(file))
      .filter((one) => one.from.startsWith('.') && isUnder('client', targetOf(one)))
      .filter((one) => {
        const [own, target] = [roomOf(one.file), roomOf(targetOf(one))];
        const [ownKind = '', targetKind = ''] = [own.split('/')[0], target.split('/')[0]];
        return own !== target && !CLIENT_ROOMS[ownKind]?.includes(targetKind);
      })
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(wrong).toEqual([]);
  });

  it('no files import each other in a circle, types included', () => {
    const graph = new Map<string, string[]>();
    for (const one of IMPORTS) {
      if (!WITHOUT_CYCLES.some((folder) => isUnder(folder, one.file))) continue;
      const targets = graph.get(one.file) ?? [];
      graph.set(one.file, one.from.startsWith('.') ? [...targets, targetOf(one)] : targets);
    }
    expect(findCycles(graph)).toEqual([]);
  });

  it('a circle of imports is found, and a path that only meets itself again is not', () => {
    const graph = (arrows: Record<string, string[]>) => new Map(Object.entries(arrows));
    expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
    expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual(['b → c → b']);
    expect(findCycles(graph({ a: ['a'] }))).toEqual(['a → a']);
  });

  it('every imported package has an owner', () => {
    const names = IMPORTS.filter(({ from }) => isPackage(from)).map(({ from }) => from);
    expect(names.length).toBeGreaterThan(50);
    expect([...new Set(names.filter((from) => ownedName(from) === null))]).toEqual([]);
  });

  it('each foreign package is imported by its owner only', () => {
    const wrong = IMPORTS.filter(({ from, typeOnly }) => isPackage(from) && !typeOnly).flatMap(
      ({ file, from }) => {
        const owners = OWNERS[ownedName(from) ?? ''] ?? [];
        return owners.some((owner) => file.startsWith(owner)) ? [] : [`${file} imports ${from}`];
      },
    );
    expect(wrong).toEqual([]);
  });

  it('every relative import exists', () => {
    const missing = IMPORTS.filter((one) => one.from.startsWith('.') && !one.from.includes('?'))
      .filter((one) => !existsSync(path.join(ROOT, targetOf(one))))
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(missing).toEqual([]);
  });

  it('no file is over 300 lines but those with a reason', () => {
    const lengths = fileLengths(codeFiles());
    expect(lengths.length).toBeGreaterThan(900);
    const long = lengths.filter(({ lines }) => lines > MAX_FILE_LINES).map(({ name }) => name);
    expect(long.filter((name) => !(name in LONG_FILES))).toEqual([]);
    const settled = Object.entries(LONG_FILES).filter(([, why]) => !why.startsWith('for now'));
    expect(settled.filter(([name]) => !long.includes(name))).toEqual([]);
  });

  it('no function is over 50 lines but those with a reason, and those do not grow', () => {
    const code = codeFiles().filter((file) => /\.(tsx?|mjs)$/.test(file));
    const all = code.flatMap((file) => functionLengths(file));
    expect(all.length).toBeGreaterThan(5000);
    const long = all.filter(({ lines }) => lines > MAX_FUNCTION_LINES);
    const grown = long
      .filter(({ name, lines }) => lines > (LONG_FUNCTIONS[name]?.lines ?? MAX_FUNCTION_LINES))
      .map(({ name, lines }) => `${name}: ${lines} lines`);
    expect(grown).toEqual([]);
    const settled = Object.entries(LONG_FUNCTIONS).filter(
      ([, { why }]) => !why.startsWith('for now'),
    );
    const excused = settled.map(([name]) => name);
    expect(excused.filter((one) => !long.some(({ name }) => name === one))).toEqual([]);
  });

  it('a function is as long as its lines; a chapter of tests is none', () => {
    const text = `describe('birds', () => {\n  it('sing', () => {\n    sing();\n  });\n});\n`;
    const twice = `${text}const fly = () => {\n\n};\n`;
    expect(functionLengths('birds.ts', twice)).toEqual([
      { name: 'birds.ts sing', lines: 3 },
      { name: 'birds.ts fly', lines: 3 },
    ]);
  });

  it('no file is named after nothing in particular', () => {
    const vague = FOLDERS.flatMap(sourceFiles).filter((file) =>
      /(^|\/)(utils?|helpers?|common|shared|lib|index|misc)(\.tsx?|\/)/.test(file),
    );
    expect(vague).toEqual([]);
  });

  it('no journey waits for a time, reads a link before it is written, or looks at half of the dots', () => {
    const journeys = readdirSync(path.join(ROOT, 'test/journeys')).filter((name) =>
      name.endsWith('.test.ts'),
    );
    expect(journeys.length).toBeGreaterThan(5);
    const faults = journeys.flatMap((name) => {
      const source = readFileSync(path.join(ROOT, 'test/journeys', name), 'utf8');
      const said = Object.entries(UNSTEADY).filter(([word]) => source.includes(word));
      const blurred = source.includes('.screenshot(') && !source.includes('SHARP');
      return [
        ...said.map(([word, instead]) => `${name}: ${word} (${instead})`),
        ...(blurred ? [`${name}: .screenshot( of a page opened without SHARP`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('the top level holds what ARCHITECTURE.md says', () => {
    const documented = readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8');
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter(
        (entry) => entry.isDirectory() && !['node_modules', '.git', 'data'].includes(entry.name),
      )
      .map((entry) => entry.name);
    for (const folder of folders) expect(documented, folder).toContain(`\`${folder}/\``);
  });
});
