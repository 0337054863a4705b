import type { AddressInfo } from 'node:net';
import { createHttpServer, stopServer } from '../../server/http/http-server.ts';
import type { TestApp } from '../fixtures/create-app.ts';

/** The app on a free port of this machine, for clients that are programs of their own. */
export async function listen({
  app,
  logged,
}: TestApp): Promise<{ base: string; stop: () => Promise<void> }> {
  const server = createHttpServer(app, (line) => void logged.push(line), null);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, stop: () => stopServer(server) };
}
