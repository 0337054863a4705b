/** Names as they are compared, in the search of the server and in lists of the client alike. */
export { foldText, foldWords } from '../../geodata/model/fold-text.ts';
