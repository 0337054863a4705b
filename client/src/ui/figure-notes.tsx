import { messages } from '../messages/messages.ts';
import { mapView } from '../state/map-view/map-view.ts';

/** Beside a value: that it is a forecast, not final yet, or out of a model. */
export function FigureNotes() {
  const answer = mapView.value?.answer;
  if (!answer) return null;
  return (
    <Notes forecast={answer.forecast} provisional={answer.provisional} modelled={answer.modelled} />
  );
}

export type NoteProps = { forecast: boolean; provisional: boolean; modelled: boolean };

export function Notes({ forecast, provisional, modelled }: NoteProps) {
  const t = messages.value;
  const notes: [boolean, string, string][] = [
    [forecast, t.forecast, t.forecastNote],
    [provisional, t.provisional, t.provisionalNote],
    [modelled, t.modelled, t.modelledNote],
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
