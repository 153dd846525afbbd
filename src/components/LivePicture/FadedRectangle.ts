import Lightning from '@lightningjs/core';

/** How much of the colour goes, as on 15b. */
export const FADED = 0.75;

/** Round corners as Lightning cuts them, with most of the colour gone: what is seen is not live. */
export class FadedRectangle extends Lightning.shaders.RoundedRectangle {}
FadedRectangle.fragmentShaderSource = FadedRectangle.fragmentShaderSource.replace(
  /\}\s*$/,
  `  float grey = dot(gl_FragColor.rgb, vec3(0.299, 0.587, 0.114));
     gl_FragColor.rgb = mix(gl_FragColor.rgb, vec3(grey), ${FADED});
   }`,
);
