import { MISSING_ORDER } from '../../../../server/contract/classify/kind-of-value.ts';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { messages, sayAreas } from '../../messages/messages.ts';
import { MissingSwatch } from '../../ui/legend/missing-swatch.tsx';
import type { ProfileLine } from './profile-lines.ts';
import { lines, profileLevel } from './profile-store.ts';

/** What colours, filling and hatching mean. */
export function WheelKey() {
  const t = lazyMessages.value.profile.wheel;
  const all = lines.value;
  const level = profileLevel.value;
  const plain = ramp(all, false);
  const sided = ramp(all, true);
  const missing = MISSING_ORDER.filter((kind) => all.some((line) => line.kind === kind));
  return (
    <div class="wheel-key">
      {plain.length > 0 && <Ramp colours={plain} from={t.lowest} to={t.highest} />}
      {sided.length > 0 && <Ramp colours={sided} from={t.below} to={t.over} />}
      {missing.map((kind) => (
        <span key={kind} class="wheel-key-missing">
          <MissingSwatch kind={kind} /> {messages.value.statuses[kind]}
        </span>
      ))}
      <p class="quiet">{level ? t.fill(sayAreas(level)) : ''}</p>
    </div>
  );
}

/** The classes' colours of the line that has most of them, with two sides or without. */
function ramp(all: readonly ProfileLine[], isSided: boolean): string[] {
  let most: string[] = [];
  for (const { classes } of all) {
    if (!classes || (classes.pivot !== null) !== isSided) continue;
    if (classes.classes.length > most.length) most = classes.classes.map(({ colour }) => colour);
  }
  return most;
}

function Ramp({ colours, from, to }: { colours: readonly string[]; from: string; to: string }) {
  return (
    <span class="wheel-ramp">
      {from}
      {colours.map((colour) => (
        <i key={colour} class="swatch" style={{ background: colour }} />
      ))}
      {to}
    </span>
  );
}
