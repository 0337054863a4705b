/** Measures by name, as questions ask for them. */
export {
  isChange,
  isDifference,
  MEASURES,
  type Measure,
  middleOf,
} from '../../geodata/model/measure.ts';
