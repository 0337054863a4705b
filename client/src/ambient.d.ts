/// <reference types="vite/client" />

declare module 'virtual:neighbours' {
  const land: import('geojson').FeatureCollection;
  export default land;
}
