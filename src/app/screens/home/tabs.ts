import type { TabView } from '../../../components/TopBar/Tab.ts';
import type { AppContext } from '../../context.ts';

/** The tabs of the screens one walks between (02, 17, 18), in their order. Follows what it reads. */
export function tabsOf({ t, tv }: AppContext): readonly TabView[] {
  return [
    { key: 'friends', label: t('home.tab.friends'), count: 0 },
    { key: 'messages', label: t('home.tab.messages'), count: tv.conversations.unreadTotal() + tv.rooms.unreadTotal() },
    { key: 'webcam', label: t('home.tab.webcam'), count: 0, leaves: true },
    ...(tv.rooms.offered
      ? [
          {
            key: 'rooms',
            label: t(tv.rooms.isInside ? 'home.tab.inRoom' : 'home.tab.rooms'),
            count: tv.rooms.unanswered,
          },
        ]
      : []),
    // A guest leaves everything as it is.
    ...(tv.household.visit.value
      ? []
      : [{ key: 'preferences', label: t('home.tab.preferences'), count: tv.activity.unseen.value, leaves: true }]),
  ];
}

/**
 * Goes to the screen of a tab; BACK leads from each to *Friends*. False for the tab whose screen shows.
 * @param rested the focus walks along the tabs: it stays there, so that it can go on
 */
export function openTab({ navigation }: AppContext, key: string, rested: boolean): boolean {
  const { name, depth } = navigation;
  if (key === (name === 'home' ? 'friends' : name)) return false;
  if (key === 'messages' || key === 'rooms') {
    // They lie side by side above Friends: one takes the other's place.
    const parameters = { onTab: rested };
    if (name === 'home') void navigation.push(key, parameters);
    else void navigation.replace(key, parameters);
  } else if (key === 'webcam') void navigation.push('myWebcam', {});
  else if (key === 'preferences') void navigation.push('preferences', {});
  // Friends lie under this screen, unless it came by its key from elsewhere.
  else if (depth === 1) navigation.back();
  else void navigation.reset('home');
  return true;
}
