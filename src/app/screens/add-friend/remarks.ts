import type { RemarkView } from '../../../components/Remark.ts';
import type { Translate } from '../../languages/catalogue.ts';
import type { Standing } from './finding.ts';

/** What asking would mean, or how it stands between the two. */
export function remarkOn(t: Translate, standing: Standing, name: string): RemarkView {
  switch (standing) {
    case 'stranger':
      return { is: 'says', icon: 'handshake-fill', words: t('add.ask.text', { name }) };
    case 'asked':
      return { is: 'says', icon: 'clock-fill', words: t('add.asked.text', { name }) };
    case 'asksMe':
      return { is: 'says', icon: 'handshake-fill', words: t('add.asksMe.text', { name }) };
    case 'friend':
      return { is: 'says', icon: 'users-fill', words: t('add.friend.text', { name }) };
    case 'blocked':
      return { is: 'says', icon: 'prohibit-fill', words: t('add.blocked.text', { name }) };
    case 'me':
      return { is: 'says', icon: 'user-circle-fill', words: t('add.me.text') };
  }
}
