import { useComputed, useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp, Copy, X } from 'lucide-preact';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, say, sayLevelName } from '../../messages/messages.ts';
import { mapView } from '../../state/map-view/map-view.ts';
import { pointed } from '../../state/map-view/pointing.ts';
import { type Compared, compared, held } from '../../state/pins/compared.ts';
import { REGION_CODE } from '../../state/pins/compared-region.ts';
import { pins, reorderPin, togglePin } from '../../state/pins/pin-store.ts';
import { spanOf } from '../../state/topic/measure.ts';
import { sayTopic } from '../../state/topic/topic-name.ts';
import { PinMark } from '../../ui/charts/pin-mark.tsx';
import { pointing } from '../../ui/charts/point-at.ts';
import { printAbsolute, printCell, printPercent, printRank } from '../../ui/charts/print-figure.ts';
import { tableText } from './table-text.ts';

/** All that the charts say, in numbers and words; on the clipboard for a spreadsheet. */
export function CompareTable() {
  const t = lazyMessages.value;
  const rows = compared.value;
  const against = held.value;
  const view = mapView.value;
  const result = useSignal('');
  if (!view) return null;
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(tableText(rows, against, view)).then(
      () => true,
      () => false,
    );
    result.value = isCopied ? t.tableCopied : t.tableNotCopied;
  };
  return (
    <div class="compare-table">
      <table>
        <caption class="visually-hidden">{`${sayTopic(view)}, ${spanOf(view.request)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t.compareArea}</th>
            <th scope="col">{messages.value.level}</th>
            <th scope="col" class="number">{`${say(view.answer.unit)} ${spanOf(view.request)}`}</th>
            <th scope="col">{t.compareRank}</th>
            {against && (
              <th scope="col" class="number" colSpan={2}>
                {t.compareDifference(against.name)}
              </th>
            )}
            <th scope="col">{t.compareMove}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <Row
              key={`${row.level}:${row.code}`}
              row={row}
              isFirst={i === 0}
              isLast={i === pins.value.length - 1}
              hasReference={against !== null}
            />
          ))}
          {against && (
            <tr class="compare-reference">
              <th scope="row">
                <span class="compare-name">
                  <i class="reference-key" /> {against.name}
                </span>
              </th>
              <td>{t.compareReference}</td>
              <td class="number">{printCell(against)}</td>
              <td />
              <td colSpan={3} />
            </tr>
          )}
        </tbody>
      </table>
      <p class="compare-copy">
        <button type="button" class="link" onClick={() => void copy()}>
          <Copy size={14} aria-hidden="true" />
          {t.copyTable}
        </button>
        <span role="status">{result.value}</span>
      </p>
    </div>
  );
}

type RowProps = { row: Compared; isFirst: boolean; isLast: boolean; hasReference: boolean };

function Row({ row, isFirst, isLast, hasReference }: RowProps) {
  const { level, index, difference } = row;
  const isPointed = useComputed(
    () => pointed.value?.level === level && pointed.value.index === index,
  );
  const { onPointerEnter, onPointerLeave, ...press } = pointing(row);
  const t = lazyMessages.value;
  const tools = [
    {
      label: t.compareEarlier(row.name),
      Icon: ArrowUp,
      off: isFirst,
      act: () => reorderPin(row, -1),
    },
    {
      label: t.compareLater(row.name),
      Icon: ArrowDown,
      off: isLast,
      act: () => reorderPin(row, 1),
    },
    {
      label: messages.value.pins.unpin(row.name),
      Icon: X,
      off: false,
      act: () => togglePin(row, row.name),
    },
  ];
  return (
    <tr
      data-code={row.code}
      data-pointed={isPointed.value}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <th scope="row">
        <button type="button" class="compare-name" {...press}>
          <PinMark mark={row.mark} /> {row.name}
        </button>
      </th>
      <td>{row.at ? sayLevelName(row.at) : ''}</td>
      <td class="number" data-missing={row.value === null}>
        {printCell(row)}
      </td>
      <td>{printRank(row)}</td>
      {hasReference && (
        <>
          <td class="number">{difference ? printAbsolute(difference.absolute) : ''}</td>
          <td class="number">{difference ? printPercent(difference.percent) : ''}</td>
        </>
      )}
      <td class="compare-tools">
        {row.code !== REGION_CODE &&
          tools.map(({ label, Icon, off, act }) => (
            <button
              type="button"
              key={label}
              class="tool"
              title={label}
              aria-label={label}
              disabled={off}
              onClick={act}
            >
              <Icon size={15} />
            </button>
          ))}
      </td>
    </tr>
  );
}
