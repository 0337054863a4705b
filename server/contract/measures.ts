/** Measures by name, as questions ask for them. */
export { isChange, MEASURES, type Measure } from '../../geodata/model/measure.ts';
