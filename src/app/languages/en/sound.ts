/** Sound with the pictures: on 04, 05, 08 and 14. */
export const sound = {
  'sound.microphone': 'Microphone',
  'sound.microphone.change': 'On or off',
  'sound.microphone.off': 'Sound is off',
  'sound.microphone.off.more': 'Nobody hears you',
  'sound.mute': 'Mute',
  'sound.unmute': 'Unmute',
  'sound.starts': 'Sound with the picture',
  'sound.starts.more': 'Microphone starts with the webcam',
  'sound.starts.cannot': 'This TV plays sound, but cannot send it',
  'sound.off': 'Sound off',
  'sound.on': 'Sound on',
  'sound.instead': 'Sound instead',
  'sound.only': 'SOUND ONLY',
};
