import { words } from '../messages/words.ts';
import { shown } from '../state/shown/shown.ts';

/** Beside a value: that it is a forecast, not final yet, or out of a model. */
export function FigureNotes() {
  const answer = shown.value?.answer;
  if (!answer) return null;
  return (
    <Notes forecast={answer.forecast} provisional={answer.provisional} modelled={answer.modelled} />
  );
}

export type NoteProps = { forecast: boolean; provisional: boolean; modelled: boolean };

export function Notes({ forecast, provisional, modelled }: NoteProps) {
  const said = words.value;
  const notes: [boolean, string, string][] = [
    [forecast, said.forecast, said.forecastNote],
    [provisional, said.provisional, said.provisionalNote],
    [modelled, said.modelled, said.modelledNote],
  ];
  return (
    <>
      {notes.map(([holds, word, explained]) =>
        holds ? (
          <span key={word} class="badge" title={explained}>
            {word}
          </span>
        ) : null,
      )}
    </>
  );
}
