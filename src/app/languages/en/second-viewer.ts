/** 27: somebody wants to watch while one watches directly. */
export const secondViewer = {
  'second.title': ({ name }: { name: string }) => `${name} wants to watch too`,
  'second.deadline': ({ left }: { left: string }) => `No answer keeps direct in ${left}`,
  'second.warning': 'Two will watch: direct ends',
  'second.text': 'A little slower. Direct returns when one leaves.',
  'second.now': 'Now',
  'second.then': ({ name }: { name: string }) => `With ${name}`,
  'second.letIn': ({ name }: { name: string }) => `Let ${name} in`,
  'second.keep': 'Keep direct',
  'second.never': 'Never while direct',
  'second.never.kept': 'Second viewers wait while direct is on',
};
