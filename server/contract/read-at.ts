/** Checked reading by index, for both sides: an index out of range throws instead of becoming a number. */
export { byteAt, indexAt, itemAt, numberAt } from '../../geodata/model/read-at.ts';
