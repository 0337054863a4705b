import type { Plugin } from 'vite';

/**
 * Lets the browser ask for the map from the first byte of the page, beside what draws its words: without it the map
 * is only asked for once the page's own script has run.
 */
export function mapPreloadPlugin(): Plugin {
  return {
    name: 'buurtatlas-map-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
        const map = chunks.find(
          ({ name, isDynamicEntry }) => isDynamicEntry && name === 'atlas-map',
        );
        if (!map)
          throw new Error('the map is no chunk of its own: atlas-map.ts is imported statically');
        // What the page itself needs is asked for already.
        const names = [map.fileName, ...map.imports].filter((name) => !html.includes(`"/${name}"`));
        return names.map((name) => ({
          tag: 'link',
          attrs: {
            rel: 'modulepreload',
            crossorigin: true,
            href: `/${name}`,
            fetchpriority: 'low',
          },
          injectTo: 'head',
        }));
      },
    },
  };
}
