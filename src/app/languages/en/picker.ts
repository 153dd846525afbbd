/** 20: choosing friends, and what for. */
export const picker = {
  'picker.choose': 'Choose friends',
  'picker.chooseOne': 'Choose somebody',
  'picker.placeholder': 'Name',
  'picker.count': ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all}`,
  'picker.chosen': 'Chosen',
  'picker.clear': 'Clear',
  'picker.takeOut': ({ name }: { name: string }) => `Take out ${name}`,
  'picker.chooseName': ({ name }: { name: string }) => `Choose ${name}`,
  'picker.leave': 'Leave',
  'picker.clearText': 'Clear text',
  'picker.keep': 'Keep',
  'picker.keep.these': ({ count }: { count: number }) =>
    count === 0 ? 'Keep it empty' : count === 1 ? 'Keep this one' : `Keep these ${count}`,
  'picker.keeping': 'Keeping',
  'picker.nobody': 'Nobody left to choose.',
  'picker.nobodyNamed': 'Nobody of that name. Add a friend?',
  'picker.add': 'Add a friend',

  'picker.always': 'Always allowed',
  'picker.always.promise': 'They can watch without asking,\nbut only while you are on air',
  'picker.always.others': ({ names }: { names: readonly string[] }) =>
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} on your Never list. Never comes first.`,
  'picker.never': 'Never',
  'picker.never.promise': 'They can never watch,\nand get no answer when they ask',
  'picker.never.others': ({ names }: { names: readonly string[] }) =>
    `${listed(names)} ${names.length === 1 ? 'is' : 'are'} always allowed. Move to Never from that list.`,
  'picker.write': 'Write',
  'picker.write.name': ({ name }: { name: string }) => `Write to ${name}`,

  'invite.heading': 'Invite to watch',
  'invite.promise': 'They may watch without asking\nuntil you go off air',
  'invite.send': 'Invite',
  'invite.send.these': ({ count }: { count: number }) => (count === 1 ? 'Invite this one' : `Invite these ${count}`),
  'invite.sending': 'Inviting',
  'invite.nobodyHere': 'No friend is here at the moment.',
  'invite.nobodyNamed': 'Nobody of that name is here.',
  'invite.onlyFriends': 'Only friends can watch.',
  'invite.done': ({ names }: { names: readonly string[] }) => `Invited ${listed(names)}`,
  'invite.failed': ({ names }: { names: readonly string[] }) => `${listed(names)} could not be invited. Try again.`,
};

/** "Maya, Jonas and Rut". */
export function listed(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
