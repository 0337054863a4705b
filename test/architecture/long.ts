/** Files over 300 lines and functions over 50, each with the lines it may have and why. They may shrink, never grow. */

export const MAX_FILE_LINES = 300;
export const MAX_FUNCTION_LINES = 50;

const MESSAGES = 'a word table';

export const LONG_FILES: Record<string, string> = {
  'client/src/messages/en.ts': MESSAGES,
  'client/src/messages/fr.ts': MESSAGES,
  'client/src/messages/nl.ts': MESSAGES,
  'client/src/messages/lazy-en.ts': MESSAGES,
  'client/src/messages/lazy-fr.ts': MESSAGES,
  'client/src/messages/lazy-nl.ts': MESSAGES,
  'scripts/starter/definitions.ts': 'a table of definitions',
  'geodata/protect/protect-edition.ts': 'for now: privacy is being worked on',
  'client/src/map/atlas-map.ts': 'for now: the map is being worked on',
  'client/src/map/map-drawing.ts': 'for now: the map is being worked on',
  'client/src/map/layers/area-shaders.ts': 'for now: the map is being worked on',
};

const MARKUP = 'markup of one part of the screen, read from top to bottom';
const ROUTES = 'a list of routes, each short';
const JOURNEY = 'one page load for many assertions';

/** By file and function. */
export const LONG_FUNCTIONS: Record<string, { lines: number; why: string }> = {
  'client/src/api/resource.ts createResource': {
    lines: 70,
    why: 'one closure: its functions share the question under way',
  },
  'client/src/features/compare/compare-table.tsx CompareTable': { lines: 80, why: MARKUP },
  'client/src/features/compare/compare-table.tsx Row': { lines: 80, why: MARKUP },
  'client/src/features/compare/compare-view.tsx CompareStrip': { lines: 70, why: MARKUP },
  'client/src/features/cube/cross-table.tsx CrossTable': { lines: 70, why: MARKUP },
  'client/src/features/cube/dimension-choice.tsx Items': { lines: 70, why: MARKUP },
  'client/src/features/cube/pyramid-chart.tsx Drawing': { lines: 90, why: MARKUP },
  'client/src/features/cube/pyramid-chart.tsx PyramidChart': { lines: 70, why: MARKUP },
  'client/src/features/cube/use-item-drag.ts useItemDrag': {
    lines: 60,
    why: 'one gesture: its events share what the pointer holds',
  },
  'client/src/features/export/content-choices.tsx IndicatorChoice': { lines: 80, why: MARKUP },
  'client/src/features/export/file-choices.tsx FormatChoice': { lines: 60, why: MARKUP },
  'client/src/features/legend/break-handles.tsx BreakHandles': { lines: 80, why: MARKUP },
  'client/src/features/legend/legend.tsx Legend': { lines: 70, why: MARKUP },
  'client/src/features/map-screen/map-controls.tsx MapControls': { lines: 70, why: MARKUP },
  'client/src/features/panel/topic-tip.tsx TopicTip': { lines: 80, why: MARKUP },
  'client/src/features/profile/distribution-strip.tsx DistributionStrip': {
    lines: 70,
    why: MARKUP,
  },
  'client/src/features/profile/profile-wheel.tsx ProfileWheel': { lines: 70, why: MARKUP },
  'client/src/features/scatter/plot-options.tsx PlotOptions': { lines: 70, why: MARKUP },
  'client/src/features/scatter/plot-player.tsx PlotPlayer': { lines: 70, why: MARKUP },
  'client/src/features/scatter/scatter-plot.tsx Sheet': { lines: 60, why: MARKUP },
  'client/src/features/scatter/scatter-plot.tsx usePointing': {
    lines: 90,
    why: 'one gesture: its events share what the pointer holds',
  },
  'client/src/features/search/search-box.tsx SearchBox': { lines: 120, why: MARKUP },
  'client/src/features/search/search-hits.tsx Hits': { lines: 70, why: MARKUP },
  'client/src/features/selection/drawing-overlay.tsx DrawingOverlay': { lines: 80, why: MARKUP },
  'client/src/features/selection/file-finder.tsx FileFinder': { lines: 60, why: MARKUP },
  'client/src/features/selection/saved-list.tsx SavedRow': { lines: 80, why: MARKUP },
  'client/src/features/selection/selection-panel.tsx Actions': { lines: 70, why: MARKUP },
  'client/src/features/selection/selection-panel.tsx SelectionPanel': { lines: 60, why: MARKUP },
  'client/src/features/selection/top-finder.tsx TopFinder': { lines: 70, why: MARKUP },
  'client/src/features/selection/value-finder.tsx CriterionRow': { lines: 80, why: MARKUP },
  'client/src/features/selection/value-finder.tsx ValueFinder': { lines: 80, why: MARKUP },
  'client/src/features/selection/within-finder.tsx WithinFinder': { lines: 80, why: MARKUP },
  'client/src/features/share/embed-part.tsx EmbedPart': { lines: 80, why: MARKUP },
  'client/src/features/time/time-slider.tsx Track': { lines: 70, why: MARKUP },
  'client/src/map/map-frame.tsx MapFrame': { lines: 70, why: MARKUP },
  'client/src/map/tiles/decode-tile.ts decodeTile': {
    lines: 70,
    why: 'one hot loop over a tile: calls per vertex would cost',
  },
  'client/src/ui/area-list/area-row.tsx AreaRow': { lines: 90, why: MARKUP },
  'client/src/ui/charts/dot-plot.tsx Plot': { lines: 80, why: MARKUP },
  'client/src/ui/charts/line-chart.tsx Chart': { lines: 100, why: MARKUP },
  'client/src/ui/charts/trend-chart.tsx TrendChart': { lines: 90, why: MARKUP },
  'client/src/ui/reference-choice.tsx ReferenceChoice': { lines: 60, why: MARKUP },
  'client/src/ui/tabbed-dialog.tsx TabbedDialog': { lines: 70, why: MARKUP },
  'client/src/ui/topic-picker.tsx Choices': { lines: 80, why: MARKUP },
  'client/src/ui/topic-picker.tsx TopicPicker': { lines: 60, why: MARKUP },
  'geodata/check/report.ts printReport': { lines: 70, why: 'a report from top to bottom' },
  'geodata/content/check-content.ts checkTag': { lines: 70, why: 'a list of checks of one tag' },
  'geodata/export/about-sheets.ts aboutSheets': { lines: 70, why: 'two sheets, row by row' },
  'geodata/protect/cube-protection.ts protectTable': {
    lines: 70,
    why: 'for now: privacy is being worked on',
  },
  'geodata/source/definitions/select-indicators.ts selectIndicators': {
    lines: 60,
    why: 'one pass with what it needs to know of all indicators',
  },
  'scripts/bench/cube.ts writeSource': { lines: 70, why: 'a source folder, file by file' },
  'scripts/starter/cubes.ts writeDefinition': {
    lines: 90,
    why: 'the definition of a cube, sheet by sheet',
  },
  'server/content/blocks/lines-block.ts linesBlock': {
    lines: 60,
    why: 'markup of one block, read from top to bottom',
  },
  'server/publishing/build-edition.ts fillEdition': {
    lines: 70,
    why: 'the pipeline, stage after stage',
  },
  'server/publishing/check-edition.ts checkEdition': {
    lines: 80,
    why: 'a list of checks, each a few lines',
  },
  'server/routes/cubes.ts cubesRoutes': { lines: 80, why: ROUTES },
  'server/routes/export.ts exportRoutes': { lines: 60, why: ROUTES },
  'server/routes/flows.ts flowsRoutes': { lines: 70, why: ROUTES },
  'server/routes/ogc.ts ogcRoutes': { lines: 120, why: ROUTES },
  'test/client/link/url-state.test.ts createState': {
    lines: 80,
    why: 'a value for every key of the link',
  },
  'test/fixtures/create-secrets.ts createSecrets': {
    lines: 80,
    why: 'a source folder, file by file',
  },
  'test/fixtures/create-source.ts createManifest': { lines: 70, why: 'a manifest, field by field' },
  'test/geodata/compute/compute-random.test.ts in random hierarchies children add up to their parent at every level':
    { lines: 60, why: 'one random hierarchy and what must hold in it' },
  'test/journeys/compare.test.ts pins from card, list and search; dots, lines and table agree with the server; Back unpins':
    { lines: 60, why: JOURNEY },
  'test/journeys/cubes.test.ts crosses two dimensions and piles up a pyramid, as the server has them; another year moves nothing':
    { lines: 60, why: JOURNEY },
  'test/journeys/links.test.ts are steps: Back goes through each view that was looked at, Forward returns':
    { lines: 60, why: JOURNEY },
  'test/journeys/map.test.ts lookAt': { lines: 60, why: JOURNEY },
  'test/journeys/profile.test.ts opens from the card; values, order and colours are those of the server and the map; Back undoes':
    { lines: 80, why: JOURNEY },
  'test/journeys/select.test.ts draws a rectangle and a lasso, adds with Shift, goes back, and comes back from its link':
    { lines: 80, why: JOURNEY },
  'test/journeys/two-maps.test.ts show two periods with one legend, one camera, one hover and one chosen area':
    { lines: 70, why: JOURNEY },
};
