/** Pictures straight from room to room: the offer (05b), the viewer's question, and what is said about it. */
export const direct = {
  'direct.badge': 'Direct',
  'direct.offer': 'Direct connection available',
  'direct.offer.waiting': ({ name }: { name: string }) => `Asking ${name}`,
  'direct.offer.text': ({ name }: { name: string }) =>
    `Smoother picture, straight to ${name}. ${name} will see your network address.`,
  'direct.offer.hidden': ({ name }: { name: string }) =>
    `Smoother picture for ${name}, and nobody sees your network address.`,
  'direct.use': 'Use direct',
  'direct.always': 'Always use direct',
  'direct.stay': 'Stay on relay',
  'direct.leave': 'Use the relay',
  'direct.notNow': 'Not now',

  'direct.asked': ({ name }: { name: string }) => `${name} offers direct`,
  'direct.question': ({ name }: { name: string }) => `Connect directly with ${name}?`,
  'direct.question.text': ({ name }: { name: string }) =>
    `Smoother picture and sound. ${name} will see your network address.`,
  'direct.question.hidden': 'Smoother picture and sound. Nobody sees your network address.',
  'direct.question.always': 'Always',

  'direct.upload': ({ kbps }: { kbps: number }) => `${kbps} kbps · Direct`,
  'direct.figure': ({ kbps }: { kbps: number }) => `${kbps} kbps`,
  'direct.card': ({ name }: { name: string }) => `Straight to ${name}`,
  'direct.began': ({ name }: { name: string }) => `Directly connected with ${name}`,
  'direct.two': 'Two are watching. Back on the relay.',
  'direct.failed': 'Direct did not work. Still on the relay.',
  'direct.lost': 'Direct was lost. Back on the relay.',
  'direct.declined': ({ name }: { name: string }) => `${name} stays on the relay`,

  'preferences.direct': 'Direct',
  'preferences.direct.ways': 'Straight from home to home',
  'preferences.direct.ask': 'Ask me each time',
  'preferences.direct.ask.more': 'Both of you say yes',
  'preferences.direct.always': 'Always',
  'preferences.direct.always.more': 'Without asking me, if the other agrees',
  'preferences.direct.never': 'Never',
  'preferences.direct.never.more': 'All pictures go by the relay',
  'preferences.direct.more': 'While direct is on',
  'preferences.direct.wait': 'Second viewers wait',
  'preferences.direct.wait.more': 'They get no answer, direct goes on',
  'preferences.direct.hide': 'Hide my network address',
  'preferences.direct.hide.more': 'A server of the operator stands between',
  'preferences.direct.about': 'What it is',
  'preferences.direct.text':
    'While exactly one friend watches, pictures and sound can go straight to them. It is smoother and quicker. Each of the two homes then sees the network address of the other.',
};
