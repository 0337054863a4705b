/** What is loaded when somebody first looks at a profile. */
import './profile.css';
import './profile-wheel.css';
import { lazyMessages } from '../../messages/lazy-messages.ts';
import { link } from '../../state/page/location.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { ErrorMessage } from '../../ui/error-message.tsx';
import { StartHead } from '../../ui/start-head.tsx';
import { AlikeList } from './alike-list.tsx';
import { LineChoices, ProfileHead } from './profile-head.tsx';
import {
  isProfileStale,
  lines,
  listed,
  profile,
  profileError,
  retryProfile,
} from './profile-store.ts';
import { ProfileTable } from './profile-table.tsx';
import { ProfileWheel } from './profile-wheel.tsx';

/** Beside the map: all topics of a theme for the chosen area, as table or wheel, and the areas most like it. */
export function ProfilePane() {
  const t = lazyMessages.value.profile;
  const error = profileError.value;
  if (link.value.area === null) return <Teaching />;
  if (error) return <ErrorMessage error={error} retry={retryProfile} />;
  const answer = profile.value;
  if (!answer) return <div class="skeleton skeleton-place" />;
  const missing = answer.notAvailable.length;
  return (
    <div class="profile" data-stale={isProfileStale.value} data-form={link.value.form}>
      <ProfileHead />
      {lines.value.length === 0 ? <p class="note">{t.noTheme}</p> : <Content />}
      {missing > 0 && <p class="quiet">{t.notHere(missing)}</p>}
    </div>
  );
}

function Content() {
  const t = lazyMessages.value.profile;
  switch (link.value.form) {
    case 'table':
      return (
        <>
          <LineChoices />
          {listed.value.length > 0 ? <ProfileTable /> : <p class="note">{t.none}</p>}
          <Key />
        </>
      );
    case 'wheel':
      return (
        <>
          <ProfileWheel />
          <Disclosure label={t.forms.table}>{() => <ProfileTable />}</Disclosure>
        </>
      );
    case 'alike':
      return <AlikeList />;
  }
}

function Key() {
  const t = lazyMessages.value.profile;
  return (
    <p class="profile-key quiet">
      {t.latest} {t.key.classes}; <i class="key-own" aria-hidden="true" /> {t.key.own};{' '}
      <i class="key-quarters" aria-hidden="true" /> {t.key.quarters}.
    </p>
  );
}

function Teaching() {
  const t = lazyMessages.value.profile;
  return (
    <div class="profile">
      <h2 class="view-title">{t.teach}</h2>
      <p class="quiet">{t.teachHint}</p>
      <StartHead gone={false} />
    </div>
  );
}
