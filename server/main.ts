/** Starts the server. Its settings are told in docs/operations/configuration.md. */
import { fileURLToPath } from 'node:url';
import { DataError } from '../geodata/model/data-error.ts';
import { EditionHolder } from './edition/edition-holder.ts';
import { type Config, readConfig } from './http/config.ts';
import { createHttpServer, stopServer } from './http/http-server.ts';
import { createMetrics } from './http/metrics.ts';
import { jsonLog, type RequestLog, textLog } from './http/request-log.ts';
import { createAddressService } from './places/address-service.ts';
import { createApp } from './routes/app.ts';

const BUILD_COMMAND = 'npm run edition -- --from geodata/starter';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function fail(message: string): never {
  complain(message);
  process.exit(1);
}

function readConfigOrFail(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof DataError) fail(error.message);
    throw error;
  }
}

const config = readConfigOrFail();
const editions = new EditionHolder({ dataDir: config.dataDir, log: complain });
try {
  editions.live();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  fail(`${reason} in ${config.dataDir}; build one with: ${BUILD_COMMAND}`);
}

const clientDir = fileURLToPath(new URL('../client/dist', import.meta.url));
const addresses = config.addressService ? createAddressService(config.addressService) : null;
const metrics = config.metrics ? createMetrics() : null;
const { rateLimit: limit, proxies } = config;
let isStopping = false;
const app = createApp({
  ...{ editions, clientDir, log: complain, addresses, metrics },
  rateLimit: limit > 0 ? { limit, proxies } : null,
  isStopping: () => isStopping,
});
const requestLogs: Record<Config['logRequests'], RequestLog | null> = {
  off: null,
  text: textLog(print),
  json: config.logRequests === 'json' ? jsonLog() : null,
};
const notes = [requestLogs[config.logRequests], metrics?.note ?? null].filter(
  (note) => note !== null,
);
const server = createHttpServer(
  app,
  complain,
  notes.length === 0
    ? null
    : (finished) => {
        for (const note of notes) note(finished);
      },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  const { port, host } = config;
  if (error.code === 'EADDRINUSE') {
    fail(`port ${port} is in use; choose another one, for example PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES')
    fail(`port ${port} needs more rights; choose one above 1023 with PORT=…`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    fail(`this machine has no address "${host}"; choose another one with HOST=…`);
  }
  fail(`the server cannot listen: ${error.message}`);
});

server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  print(`Buurtatlas is at http://${host}:${port} (edition ${editions.live().id})`);
  if (editions.live().edition.meta.boundaries !== 'official') {
    print('Some boundaries are computed; for official ones: npm run sources -- statbel');
  }
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stopServer(server).then(() => {
      editions.close();
      process.exit(0);
    });
  });
}
