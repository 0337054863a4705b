/**
 * How routes are declared: a path, what may be asked, and who answers. The same declaration reads requests
 * and describes the API, so the two cannot differ.
 */
import type { Context, Handler, Hono } from 'hono';
import type { BlankEnv } from 'hono/types';
import type { z } from 'zod';
import type { EditionBundle } from '../edition/edition-bundle.ts';
import type { EditionHolder } from '../edition/edition-holder.ts';
import type { DeclaredRoute } from '../http/declared-route.ts';
import type { Metrics } from '../http/metrics.ts';
import { checkEncoding, parameter, readQuery } from '../http/parameters.ts';
import { readBody } from '../http/read-body.ts';
import type { AddressService } from '../places/address-service.ts';

export type Deps = {
  editions: EditionHolder;
  /** Folder of the built client. */
  clientDir: string;
  log: (line: string) => void;
  /** Null or absent: addresses are not looked for. */
  addresses?: AddressService | null;
  /** Null or absent: `/metrics` is not there. */
  metrics?: Metrics | null;
  /** Requests a minute of one client, and how many proxies say who that is; absent for no limit. */
  rateLimit?: { limit: number; proxies: number } | null;
  /** Whether the process has been asked to end. */
  isStopping?: () => boolean;
};

type Answer = Response | Promise<Response>;
/** Knows the names of the parts of its path. */
type ContextOf<Path extends string> = Context<BlankEnv, Path>;
/** The edition a request is about, and its parameters. */
export type Asked<Shape extends z.ZodRawShape> = {
  bundle: EditionBundle;
  query: z.output<z.ZodObject<Shape>>;
};

export type Routes = {
  deps: Deps;
  /** All routes so far, in order. */
  declared: readonly DeclaredRoute[];
  /** A question in an address, read strictly. Every one takes an optional `edition`. */
  route: <Path extends string, Shape extends z.ZodRawShape>(
    path: Path,
    parameters: Shape,
    answer: (c: ContextOf<Path>, asked: Asked<Shape>) => Answer,
  ) => void;
  /** The same in a JSON body, for questions too long for an address. */
  postedRoute: <Path extends string, Shape extends z.ZodRawShape>(
    path: Path,
    fields: Shape,
    answer: (c: ContextOf<Path>, asked: Asked<Shape>) => Answer,
  ) => void;
  /** A path that is the whole question: any parameter is refused. */
  fixedRoute: <Path extends string>(path: Path, answer: (c: ContextOf<Path>) => Answer) => void;
  /** One whose handler reads the address itself, as other people's interfaces demand. */
  openRoute: <Path extends string>(
    path: Path,
    parameters: z.ZodRawShape,
    answer: (c: ContextOf<Path>) => Answer,
  ) => void;
};

/** Declares routes on `app`. Schemas are made once, not per request: making them costs more than reading. */
export function declareRoutes(app: Hono, deps: Deps): Routes {
  const declared: DeclaredRoute[] = [];
  const open: Routes['openRoute'] = (path, parameters, answer) => {
    declared.push({ method: 'GET', path, parameters });
    app.get(path, answer as Handler);
  };
  return {
    deps,
    declared,
    openRoute: open,
    route(path, parameters, answer) {
      const whole = { ...parameters, edition: parameter.edition };
      open(path, whole, (c) => {
        checkEncoding(c.req.url);
        const query = readQuery(c.req.url, whole);
        const bundle = deps.editions.liveOr(editionOf(query));
        return answer(c, { bundle, query: query as Asked<typeof parameters>['query'] });
      });
    },
    postedRoute(path, fields, answer) {
      const whole = { ...fields, edition: parameter.edition };
      declared.push({ method: 'POST', path, parameters: whole });
      app.post(path, async (c) => {
        checkEncoding(c.req.url);
        readQuery(c.req.url, {});
        const query = await readBody(c.req.raw, whole);
        const bundle = deps.editions.liveOr(editionOf(query));
        return answer(c, { bundle, query: query as Asked<typeof fields>['query'] });
      });
    },
    fixedRoute(path, answer) {
      open(path, {}, (c) => {
        readQuery(c.req.url, {});
        checkEncoding(c.req.url);
        return answer(c);
      });
    },
  };
}

/** `edition` of what was read: every shape here has it, which TypeScript cannot see through a spread. */
export function editionOf(query: object): string | undefined {
  return (query as { edition?: string }).edition;
}
