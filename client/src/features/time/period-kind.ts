import { topic } from '../../state/topic/topic.ts';

/** What a reader must know of a period's figures before trusting them as others. */
export function kindOf(period: string): 'forecast' | 'provisional' | undefined {
  const about = topic.value;
  if (about?.forecastFrom && period >= about.forecastFrom) return 'forecast';
  return about?.provisional.includes(period) ? 'provisional' : undefined;
}
