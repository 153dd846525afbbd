import type { Database } from '../store/store.ts';

/** Deletes a picture of a person that nobody has any more: the same one, byte for byte, may be somebody else's too. */
export async function dropPicture(db: Database, hash: string): Promise<void> {
  await db
    .deleteFrom('avatars')
    .where('hash', '=', hash)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('accounts').select('accounts.person').where('accounts.avatar', '=', hash))),
    )
    .execute();
}
