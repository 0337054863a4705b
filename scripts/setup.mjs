/**
 * Runs before `npm start` and `npm test`: installs packages, builds the client and the starter edition
 * when they are missing or out of date. Plain JavaScript, since nothing is installed yet; needs npm only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder, hashFiles, root, starterSources } from './source-hash.mjs';

const dataDir = path.resolve(root, process.env.DATA_DIR ?? 'data');
const purpose = process.argv[2] ?? 'start';

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Buurtatlas needs Node 20 or newer, found ${process.version}`);
}

const installStamp = path.join(root, 'node_modules', '.buurtatlas-lock');
const lock = hashFiles([path.join(root, 'package-lock.json')]);
if (readStamp(installStamp) !== lock) {
  say('installing packages (about a minute; two to three where SQLite has to be compiled)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--include=dev']);
  writeFileSync(installStamp, lock);
}

const clientStamp = path.join(root, 'client', 'dist', '.buurtatlas-source');
const clientHash = hashFiles([
  ...filesUnder('client', ['dist']),
  ...filesUnder('server/contract'),
  path.join(root, 'package-lock.json'),
]);
if (readStamp(clientStamp) !== clientHash) {
  say('building the screen (about ten seconds)');
  run(process.execPath, [
    path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    'client',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(clientStamp, clientHash);
}

// An edition built from other sources is somebody's own: only the starter edition is kept up to date.
const starterStamp = path.join(dataDir, 'starter');
const starterHash = hashFiles(starterSources());
const live = readStamp(path.join(dataDir, 'live'));
const [builtHash, builtId] = readStamp(starterStamp).split(' ');
if (live === '' || (live === builtId && builtHash !== starterHash)) {
  say('building the starter edition: areas, boundaries, tiles and figures (about a minute)');
  run(process.execPath, [
    '--import',
    'tsx',
    path.join('scripts', 'edition.ts'),
    '--from',
    path.join('geodata', 'starter'),
    '--data',
    dataDir,
  ]);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(starterStamp, `${starterHash} ${readStamp(path.join(dataDir, 'live'))}`);
}
if (purpose === 'test') say('ready: running the tests (a few minutes)');

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) stop(`${command} could not be started: ${error.message}`);
  if (status !== 0) stop(`${command} ${args[0]} failed (exit code ${status})`);
}

function say(message) {
  console.log(`buurtatlas: ${message}`);
}

function stop(message) {
  console.error(`buurtatlas: ${message}`);
  process.exit(1);
}
