import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { liveFile, switchLive } from '../../../geodata/edition/editions.ts';
import { EditionHolder } from '../../../server/edition/edition-holder.ts';
import { createTestApp, type TestApp } from '../../fixtures/create-app.ts';
import { createDataDir, createEdition } from '../../fixtures/create-edition.ts';

let test: TestApp;
afterEach(() => test.stop());

describe('the live edition', () => {
  it('follows the pointer without a restart and keeps the older one under its id', async () => {
    test = await createTestApp({ checkEveryMs: 0 });
    const older = test.edition;
    const newer = await createEdition(test.dataDir, { name: 'Nieuw' });
    expect(newer).not.toBe(older);
    expect(await test.ask('/api/edition')).toMatchObject({ edition: newer });
    expect(await test.ask(`/api/edition?edition=${older}`)).toMatchObject({ edition: older });
    expect((await test.app.request(`/tiles/${older}/gemeente/10/0/0.mvt`)).status).toBe(204);
    await switchLive(test.dataDir, older);
    expect(await test.ask('/health')).toEqual({ ok: true, edition: older });
  });

  it('looks at the pointer at most every so many milliseconds', async () => {
    let now = 0;
    test = await createTestApp({ checkEveryMs: 500, now: () => now });
    expect(await test.ask('/health')).toMatchObject({ edition: test.edition });
    const newer = await createEdition(test.dataDir, { name: 'Nieuw' });
    now = 499;
    expect(await test.ask('/health')).toMatchObject({ edition: test.edition });
    now = 500;
    expect(await test.ask('/health')).toMatchObject({ edition: newer });
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['of an edition that is not there', (file: string) => writeFileSync(file, '0123456789ab\n')],
    ['nonsense', (file: string) => writeFileSync(file, '../../etc')],
  ])('stays the last good one when the pointer is %s', async (_, spoil) => {
    test = await createTestApp({ checkEveryMs: 0 });
    expect((await test.app.request('/api/edition')).status).toBe(200);
    spoil(liveFile(test.dataDir));
    for (let i = 0; i < 3; i++) {
      expect(await test.ask('/api/edition')).toMatchObject({ ok: true, edition: test.edition });
    }
    expect(test.logged.length).toBeLessThan(2);
  });

  it('answers every request while it is switched to and fro', async () => {
    test = await createTestApp({ checkEveryMs: 0, keepOpenMs: 0 });
    const ids = [test.edition, await createEdition(test.dataDir, { name: 'Nieuw' })];
    const paths = [
      '/api/edition',
      '/api/levels/statsec/areas',
      '/api/search?q=gent',
      '/api/locate?lon=3.05&lat=51.05',
      '/api/series?indicator=v1101_t&areas=gemeente:44021',
      '/api/values?indicator=vp1101_m&level=gemeente&period=latest',
      `/fgb/${ids[0]}/gemeente.fgb`,
      `/tiles/${ids[1]}/gemeente/10/0/0.mvt`,
    ];
    const answers: Promise<Response>[] = [];
    for (let turn = 0; turn < 12; turn++) {
      for (const path of paths) {
        const headers = { 'accept-encoding': turn % 2 ? 'br' : 'gzip' };
        answers.push(Promise.resolve(test.app.request(path, { headers })));
      }
      await switchLive(test.dataDir, ids[turn % 2] ?? '');
    }
    for (const response of await Promise.all(answers)) {
      expect([200, 204]).toContain(response.status);
      await response.arrayBuffer();
    }
  });

  it('closes an older edition once nobody asked for it for a while', async () => {
    let now = 0;
    test = await createTestApp({ checkEveryMs: 0, keepOpenMs: 1000, now: () => now });
    const { db } = test.editions.live().edition;
    await createEdition(test.dataDir, { name: 'Nieuw' });
    now = 999;
    test.editions.live();
    expect(db.open).toBe(true);
    now = 2000;
    test.editions.live();
    expect(db.open).toBe(false);
    expect(await test.ask(`/api/edition?edition=${test.edition}`)).toMatchObject({ ok: true });
  });

  it('is refused with a reason when there never was one', async () => {
    test = await createTestApp();
    const { dataDir, remove } = createDataDir();
    const holder = new EditionHolder({ dataDir, log: () => {} });
    expect(() => holder.live()).toThrow('there is no live edition');
    await remove();
  });
});
