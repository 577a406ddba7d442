import type { Migration } from './migration.ts';

export const photos: Migration = {
  version: 15,
  sql: `
    -- What is known of a photo, whether its bytes are here or not; they lie among the blobs under its hash.
    CREATE TABLE photo (
      sha256 TEXT PRIMARY KEY, mediaType TEXT NOT NULL, sizeBytes INTEGER NOT NULL,
      width INTEGER NOT NULL, height INTEGER NOT NULL, takenAt TEXT, latitude REAL, longitude REAL,
      thumbnailSha256 TEXT, thumbnailBytes INTEGER,
      isHere INTEGER NOT NULL CHECK (isHere IN (0, 1)),
      isThumbnailHere INTEGER NOT NULL CHECK (isThumbnailHere IN (0, 1)), addedAtMs INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX photoByThumbnail ON photo (thumbnailSha256);

    -- Who needs it: events of records for good, and drafts until they go.
    CREATE TABLE recordPhoto (
      recordEventId TEXT NOT NULL REFERENCES recordEvent (id), sha256 TEXT NOT NULL REFERENCES photo (sha256),
      PRIMARY KEY (recordEventId, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recordPhotoByPhoto ON recordPhoto (sha256);
    CREATE TABLE draftPhoto (
      draftId TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE, sha256 TEXT NOT NULL REFERENCES photo (sha256),
      PRIMARY KEY (draftId, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX draftPhotoByPhoto ON draftPhoto (sha256);

    -- Photos and thumbnails of which a server signed that it has them.
    CREATE TABLE sentPhoto (
      serverId TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (serverId, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
