/** A worker begins with plain JavaScript: the loader of TypeScript does not follow into threads by itself. */
import { register } from 'tsx/esm/api';

register();
await import('./simplify-worker.ts');
