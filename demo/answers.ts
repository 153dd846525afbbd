/** What a message is about, as far as somebody on a sofa needs to know to answer it. */
export type Kind = 'greeting' | 'farewell' | 'question' | 'thanks' | 'warm' | 'else';
export type Answers = Record<Kind, readonly string[]>;

const FAREWELL = /\b(good ?night|bye|see you|sleep well|talk later)\b/i;
const THANKS = /\b(thanks|thank you|thx|cheers)\b/i;
const GREETING = /^\W*(hi|hello|hey|hiya|good (morning|evening|afternoon)|evening|morning)\b/i;
const WARM = /\b(love|lovely|miss you|nice|great|haha|ha)\b/i;
const ONLY_EMOJI = /^(\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u;

export function kindOf(text: string): Kind {
  if (text.includes('?')) return 'question';
  if (FAREWELL.test(text)) return 'farewell';
  if (THANKS.test(text)) return 'thanks';
  if (ONLY_EMOJI.test(text) || WARM.test(text)) return 'warm';
  return GREETING.test(text) ? 'greeting' : 'else';
}
