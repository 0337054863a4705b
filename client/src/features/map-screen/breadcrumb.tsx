import { useSignal } from '@preact/signals';
import { ChevronDown, ChevronRight, House } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { messages, sayAmong } from '../../messages/messages.ts';
import { goHome, goToArea } from '../../state/actions.ts';
import { areasOf } from '../../state/areas/areas.ts';
import { crumbs } from '../../state/areas/place.ts';
import { levels } from '../../state/catalogue.ts';
import { findLevel, ladderLevels } from '../../state/levels/ladder.ts';
import { panelOpen } from '../../state/page/appearance.ts';

/** Names up to this length are never cut off. */
const SHORT = 8;

type Step = { level: string; code: string; name: string; index: number };

/** The ladder from the territory to the chosen area; each step opens the areas inside it. */
export function Breadcrumb() {
  const steps: Step[] = crumbs.value;
  const names = steps.map((step) => step.name);
  return (
    <nav class="crumbs" data-beside-panel={panelOpen.value} aria-label={messages.value.breadcrumb}>
      <ol>
        <li>
          <button
            type="button"
            class="crumb"
            title={messages.value.toHome}
            aria-label={messages.value.toHome}
            onClick={goHome}
          >
            <House size={15} />
          </button>
          <NextSteps within={null} then={steps[0] ?? null} />
        </li>
        {steps.map((step, i) => {
          const last = i === steps.length - 1;
          const t = sayAmong(step.name, findLevel(levels.value, step.level), names);
          return (
            <li key={`${step.level}:${step.code}`} data-short={step.name.length <= SHORT}>
              <button
                type="button"
                class="crumb"
                aria-current={last ? 'location' : undefined}
                title={t}
                onClick={() => goToArea(step)}
              >
                <span>{step.name}</span>
              </button>
              <NextSteps within={step} then={steps[i + 1] ?? null} />
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The chevron after a step: the areas inside it, at the level of the next step or the next finer one. */
function NextSteps({ within, then }: { within: Step | null; then: Step | null }) {
  const open = useSignal(false);
  const box = useRef<HTMLSpanElement>(null);
  useClosing(box, open);
  const level = then?.level ?? nextLevel(within?.level ?? null);
  if (!level) return null;
  const t = messages.value;
  const label = then ? t.siblings(then.name) : t.partsOf(within?.name ?? t.title);
  const choices = open.value ? choicesIn(level, within) : [];
  return (
    <span class="crumb-next" ref={box}>
      <button
        type="button"
        class="crumb-chevron"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {then ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
      </button>
      {open.value && (
        <div class="menu" role="menu" aria-label={label}>
          {choices.map((choice) => (
            <button
              type="button"
              key={choice.code}
              role="menuitem"
              class="menu-item"
              aria-current={choice.code === then?.code ? 'true' : undefined}
              onKeyDown={moveInMenu}
              onClick={() => {
                open.value = false;
                goToArea(choice);
              }}
            >
              {choice.name}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

/** The ladder's level after this one that has areas in it. */
function nextLevel(level: string | null): string | null {
  const steps = ladderLevels(levels.value);
  if (level === null) return steps[0]?.code ?? null;
  return steps.find((step) => step.parents.includes(level))?.code ?? null;
}

function choicesIn(level: string, within: Step | null): Step[] {
  const areas = areasOf(level);
  if (!areas) return [];
  const parents = within ? areas.parents[within.level] : undefined;
  const choices = areas.codes.flatMap((code, index) => {
    const inside = within === null || parents?.[index] === within.index;
    const name = areas.names[index] ?? code;
    return inside && areas.points[index] ? [{ level, code, name, index }] : [];
  });
  return choices.sort((a, b) => a.name.localeCompare(b.name));
}

function useClosing(box: { current: HTMLElement | null }, open: { value: boolean }): void {
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) open.value = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') open.value = false;
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [box, open]);
}

function moveInMenu(event: KeyboardEvent): void {
  const item = event.currentTarget as HTMLElement;
  const side = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[
    event.key
  ];
  if (!(side instanceof HTMLElement)) return;
  event.preventDefault();
  side.focus();
}
