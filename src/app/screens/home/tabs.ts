import type { TabView } from '../../../components/TopBar/Tab.ts';
import type { AppContext } from '../../context.ts';

/** The tabs of the screens one walks between (02, 17), in their order. Follows what it reads. */
export function tabsOf({ t, tv }: AppContext): readonly TabView[] {
  return [
    { key: 'friends', label: t('home.tab.friends'), count: 0 },
    { key: 'messages', label: t('home.tab.messages'), count: tv.conversations.unreadTotal() },
    { key: 'webcam', label: t('home.tab.webcam'), count: 0, leaves: true },
    { key: 'preferences', label: t('home.tab.preferences'), count: 0, leaves: true },
  ];
}

/**
 * Goes to the screen of a tab; BACK from there comes back to this one. False for the tab of *Friends*.
 * @param rested the focus walks along the tabs: it stays there, so that it can go on
 */
export function openTab({ navigation }: AppContext, key: string, rested: boolean): boolean {
  if (key === 'messages') void navigation.push('messages', { onTab: rested });
  else if (key === 'webcam') void navigation.push('myWebcam', {});
  else if (key === 'preferences') void navigation.push('preferences', {});
  else return false;
  return true;
}
