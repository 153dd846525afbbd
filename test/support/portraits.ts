/** Beginnings of pictures, as much as says what they are; `fill` bytes follow. */
export function png(width: number, height: number, fill = 0): Uint8Array {
  const bytes = Buffer.alloc(33 + fill);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG with a JFIF segment, a table that is no frame although its marker is among theirs, and the frame. */
export function jpeg(width: number, height: number, frame = 0xc0): Uint8Array {
  const jfif = Buffer.from('ffe000104a46494600010101004800480000', 'hex');
  const table = Buffer.from('ffc40006aabbccdd', 'hex');
  const start = Buffer.from([0xff, frame, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3]);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), jfif, table, start, Buffer.alloc(20)]);
}

export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  bytes.write('RIFF', 0);
  bytes.write('WEBP', 8);
  bytes.write(kind, 12);
  if (kind === 'VP8 ') {
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  } else if (kind === 'VP8L') {
    bytes.writeUInt8(0x2f, 20);
    bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  } else {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  }
  return bytes;
}
