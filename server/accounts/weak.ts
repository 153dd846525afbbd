/** The ones every list of stolen passwords begins with; a length of eight leaves these to be refused by hand. */
const COMMON = new Set(
  (
    '12345678 123456789 1234567890 password password1 passw0rd qwertyui qwerty123 qwertyuiop iloveyou 11111111 00000000 ' +
    'abcdefgh abcd1234 letmein1 sunshine princess football baseball welcome1 superman asdfghjk asdfghjkl zaq12wsx 1q2w3e4r ' +
    '87654321 88888888 trustno1 computer internet whatever starwars'
  ).split(' '),
);

/** True for a password that would be among an attacker's first guesses: a common one, one sign repeated, or the own name. */
export function isWeak(password: string, person: string, name: string): boolean {
  const low = password.toLowerCase();
  if (COMMON.has(low)) return true;
  if (/^(.)\1*$/u.test(password)) return true;
  const plain = low.replace(/[^a-z0-9]/g, '');
  const own = [person, name.toLowerCase()].map((text) => text.replace(/[^a-z0-9]/g, '')).filter((text) => text !== '');
  return own.some((text) => plain === text || plain === text + text || plain === `${text}1` || plain === `${text}123`);
}
