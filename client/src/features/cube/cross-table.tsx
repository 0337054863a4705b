import { useSignal } from '@preact/signals';
import { Copy, Download } from 'lucide-preact';
import { MISSING_ORDER, type Missing } from '../../../../server/contract/classify/kind-of-value.ts';
import type { CrossTableAnswer } from '../../../../server/contract/cubes.ts';
import type { Share } from '../../link/cross-key.ts';
import {
  dimensionOf,
  type Item,
  levelOf,
  partOf,
  printSlice,
  withItems,
  withoutDimension,
} from '../../link/slice.ts';
import { language } from '../../messages/language.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages } from '../../messages/messages.ts';
import { sayItem } from '../../messages/say-slice.ts';
import { chooseCells } from '../../state/actions.ts';
import { cube, slice } from '../../state/topic/cube.ts';
import { giveFile } from '../../ui/give-file.ts';
import { MissingSwatch } from '../../ui/legend/missing-swatch.tsx';
import {
  type Cell,
  type CrossFigures,
  figuresOf,
  heatOf,
  missingIn,
  sharesOf,
} from './cross-figures.ts';
import { crossCsv, crossText } from './cross-text.ts';
import { printFigure } from './print-cell.ts';

type Props = { answer: CrossTableAnswer; share: Share; caption: string };

/** Two dimensions of one area, with totals: the darker, the more. */
export function CrossTable({ answer, share, caption }: Props) {
  const figures = sharesOf(figuresOf(answer), share);
  const heat = heatOf(figures);
  const t = lazyMessages.value.cube;
  const { decimals, request } = answer;
  const show = (cell: Cell, key: string | undefined, isTotal = false) => (
    <td
      key={key}
      data-kind={cell.kind}
      data-total={isTotal}
      style={isTotal ? undefined : { '--heat': heat(cell).toFixed(3) }}
    >
      {cell.value === null ? (
        <Hidden kind={cell.kind as Missing} />
      ) : (
        printFigure(cell.value, decimals, share !== 'none')
      )}
    </td>
  );
  return (
    <div class="cross-scroll">
      <table class="cross-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {figures.columns.map((item, i) => (
              <th scope="col" key={item.code}>
                <ItemButton level={request.columns} item={item} at={i} />
              </th>
            ))}
            <th scope="col">{t.total}</th>
          </tr>
        </thead>
        <tbody>
          {figures.rows.map((item, row) => (
            <tr key={item.code} data-row={item.code}>
              <th scope="row">
                <ItemButton level={request.rows} item={item} at={row} />
              </th>
              {figures.columns.map((column, i) => {
                const cell = figures.cells[row]?.[i];
                return cell && show(cell, column.code);
              })}
              {figures.rowTotals[row] && show(figures.rowTotals[row], 'total', true)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            {figures.columnTotals.map((cell, i) => show(cell, figures.columns[i]?.code, true))}
            {show(figures.total, 'total', true)}
          </tr>
        </tfoot>
      </table>
      <MissingNote figures={figures} />
      <TakeAway answer={answer} figures={figures} share={share} caption={caption} />
    </div>
  );
}

function Hidden({ kind }: { kind: Missing }) {
  return (
    <span class="cross-hidden" title={messages.value.statuses[kind]}>
      <span aria-hidden="true">{messages.value.statusMarks[kind]}</span>
      <span class="visually-hidden">{messages.value.statuses[kind]}</span>
    </span>
  );
}

/** The name of an item, which shows it on the map; again, and it no longer stands alone. */
function ItemButton({ level, item, at }: { level: string; item: Item; at: number }) {
  const known = cube.value;
  const chosen = slice.value;
  const dimension = known && dimensionOf(known, level);
  const name = sayItem(item);
  if (!known || !chosen || !dimension) return <>{name}</>;
  const part = partOf(chosen, dimension);
  const isOn = part?.level === level && part.items.includes(at);
  const isAlone = isOn && part?.items.length === 1;
  const next = isAlone
    ? withoutDimension(chosen, dimension)
    : withItems(chosen, known, { level, items: [at] });
  const aggregates = levelOf(known, level)?.aggregates ? 'true' : 'false';
  return (
    <button
      type="button"
      class="cross-item"
      data-item={item.code}
      data-aggregates={aggregates}
      aria-pressed={isOn}
      lang={language.value === 'nl' ? undefined : 'nl'}
      title={lazyMessages.value.cube.onMap(name)}
      onClick={() => chooseCells(printSlice(next, known) || null)}
    >
      {name}
    </button>
  );
}

/** What is hidden, how often and why; and that totals stand on their own. */
function MissingNote({ figures }: { figures: CrossFigures }) {
  const counts = missingIn(figures);
  const kinds = MISSING_ORDER.filter((kind) => counts.has(kind));
  if (kinds.length === 0) return null;
  const cells = figures.cells.flat().length;
  const hidden = counts.get('suppressed') ?? 0;
  const t = lazyMessages.value.cube;
  return (
    <div class="cross-missing">
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <MissingSwatch kind={kind} />
            <b>{messages.value.statusMarks[kind]}</b>{' '}
            {t.missingCells(messages.value.statuses[kind], String(counts.get(kind)), String(cells))}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="quiet">{hidden === cells ? t.allCellsHidden : t.whyHidden}</p>}
    </div>
  );
}

type TakeAwayProps = Props & { figures: CrossFigures };

function TakeAway({ answer, figures, share, caption }: TakeAwayProps) {
  const t = lazyMessages.value;
  const result = useSignal('');
  const text = {
    corner: caption,
    total: t.cube.total,
    statusOf: ({ kind }: Cell) => messages.value.statuses[kind],
  };
  const decimals = share === 'none' ? answer.decimals : 1;
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(crossText(figures, text, decimals)).then(
      () => true,
      () => false,
    );
    result.value = isCopied ? t.tableCopied : t.tableNotCopied;
  };
  const download = () => {
    const { cube: code, area, period } = answer.request;
    // Excel knows UTF-8 by the mark at the beginning.
    const csv = `\ufeff${crossCsv(figures, text, decimals)}`;
    const name = [code, area.replace(':', '-'), period].join('_');
    giveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  return (
    <p class="cross-copy">
      <button type="button" class="link" onClick={() => void copy()}>
        <Copy size={14} aria-hidden="true" />
        {t.copyTable}
      </button>
      <button type="button" class="link" onClick={download}>
        <Download size={14} aria-hidden="true" />
        CSV
      </button>
      <span role="status">{result.value}</span>
    </p>
  );
}
