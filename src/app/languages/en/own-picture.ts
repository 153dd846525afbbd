/** The own picture, or a colour for the letter. */
export const ownPicture = {
  'ownPicture.heading': 'My picture',
  'ownPicture.friends': 'Friends see it beside your name',
  'ownPicture.take': 'Take a picture',
  'ownPicture.use': 'Use it',
  'ownPicture.again': 'Again',
  'ownPicture.none': 'No picture',
  'ownPicture.colours': 'Or a colour for your letter',
  'ownPicture.colour.0': 'Green',
  'ownPicture.colour.1': 'Violet',
  'ownPicture.colour.2': 'Brown',
  'ownPicture.colour.3': 'Teal',
  'ownPicture.colour.4': 'Blue',
  'ownPicture.saving': 'Telling your friends',
  'ownPicture.saved': 'Friends see it now',
  'ownPicture.cannot': 'This TV could not make a picture',
  'ownPicture.discard': 'Discard it',
};
