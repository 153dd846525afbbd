/** 20: choosing friends to invite to watch. */
export const invite = {
  'invite.heading': 'Invite to watch',
  'invite.choose': 'Choose friends',
  'invite.placeholder': 'Name',
  'invite.count': ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all}`,
  'invite.chosen': 'Chosen',
  'invite.promise': 'They may watch without asking\nuntil you go off air',
  'invite.send': 'Invite',
  'invite.send.these': ({ count }: { count: number }) => (count === 1 ? 'Invite this one' : `Invite these ${count}`),
  'invite.sending': 'Inviting',
  'invite.clear': 'Clear',
  'invite.takeOut': ({ name }: { name: string }) => `Take out ${name}`,
  'invite.chooseName': ({ name }: { name: string }) => `Choose ${name}`,
  'invite.nobodyHere': 'No friend is here at the moment.',
  'invite.nobodyNamed': 'Nobody of that name is here.',
  'invite.onlyFriends': 'Only friends can watch.',
  'invite.done': ({ names }: { names: readonly string[] }) => `Invited ${listed(names)}`,
  'invite.failed': ({ names }: { names: readonly string[] }) => `${listed(names)} could not be invited. Try again.`,
  'invite.leave': 'Leave',
  'invite.clearText': 'Clear text',
};

/** "Maya, Jonas and Rut". */
function listed(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
