/** What `npm run screenshots` takes pictures of. Another picture is a line here. */
export type Shot = {
  name: string;
  path: string;
  dark?: true;
  phone?: true;
  /** A page without a map: there is none to wait for. */
  isPage?: true;
  /** Clicked before the picture is taken, one after the other. */
  click?: readonly string[];
  /** Taken only where the edition has figures between areas: the starter has none. */
  ofFlows?: true;
  /** Typed into the search box before it. */
  search?: string;
  /** Waited for before it. */
  until?: string;
};

const SECTORS = 'level=statsec2024&area=gemeente:44021&within=gemeente&over=listed';
const GENT = 'area=gemeente:44021';
const PINS =
  'pins=0:gemeente:44021,1:gemeente:11002,2:gemeente:31005,3:gemeente:24062&against=region';
const FLOWS = '/?indicator=vs_pendel_werk&level=gemeente';
const CUBE = 'indicator=kubus1101_lft_gsl_nat&period=2015';

export const SHOTS: readonly Shot[] = [
  { name: '01-municipalities', path: '/' },
  { name: '02-sectors-of-gent-dark', path: `/?${SECTORS}`, dark: true },
  { name: '03-neighbourhoods-circles', path: `/?indicator=v1101_t&level=ggw72024&${GENT}` },
  { name: '04-compare', path: `/?${GENT}&${PINS}`, until: '.compare svg' },
  {
    name: '05-scatterplot',
    path: `/?view=scatter&second=v1101_t&${GENT}`,
    until: '.view-pane svg, .view-pane canvas',
  },
  { name: '06-two-maps-dark', path: `/?view=two&then=2001&${GENT}`, dark: true },
  { name: '07-triptych', path: `/?view=triptych&${GENT}`, until: '.view-pane table' },
  { name: '08-profile', path: `/?view=profile&${GENT}` },
  { name: '09-cube', path: `/?view=cube&${CUBE}&${GENT}` },
  { name: '10-area-page', path: '/gebied/gemeente/44021', isPage: true },
  { name: '11-export-dark', path: `/?${SECTORS}`, dark: true, click: ['.header .export'] },
  { name: '12-search', path: '/', search: 'gent', until: '.search-hit' },
  { name: '13-phone', path: `/?${SECTORS}`, phone: true },
  {
    name: '14-phone-dark',
    path: `/?${SECTORS}`,
    phone: true,
    dark: true,
    click: ['.sheet-handle'],
  },
  { name: '15-phone-scatterplot', path: `/?view=scatter&${GENT}`, phone: true },
  { name: '16-share-embed', path: `/?${GENT}`, click: ['.share', '#share-embed'] },
  { name: '17-cartogram', path: `/?indicator=v1101_t&level=gemeente&draw=cartogram` },
  {
    name: '18-cartogram-phone-dark',
    path: `/?indicator=v1101_t&level=gemeente&draw=cartogram`,
    phone: true,
    dark: true,
  },
  { name: '19-flows', path: FLOWS, ofFlows: true, until: '.flow-list .row' },
  {
    name: '20-flows-of-gent-dark',
    path: `${FLOWS}&flow=in&${GENT}#8.600/51.00000/3.90000`,
    dark: true,
    ofFlows: true,
    until: '.flow-list .row',
  },
  { name: '21-flows-phone', path: FLOWS, phone: true, ofFlows: true },
];
