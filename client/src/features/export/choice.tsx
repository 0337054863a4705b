import type { Signal } from '@preact/signals';

/** One of a few, kept in a signal. */
export function Choice<T extends string>({
  label,
  value,
  options,
}: {
  label: string;
  value: Signal<T>;
  options: readonly (readonly [T, string])[];
}) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value.value}
      onChange={(event) => {
        const [chosen] = options.find(([each]) => each === event.currentTarget.value) ?? [];
        if (chosen !== undefined) value.value = chosen;
      }}
    >
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}
