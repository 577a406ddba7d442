import { addPhoto } from '../actions/add-photo.ts';
import { keepPhotoThumbnail } from '../actions/keep-photo-thumbnail.ts';
import { showPhoto } from '../actions/show-photo.ts';
import type { photoCalls } from '../../../shared/calls/photo-calls.ts';
import type { HandlersOf } from '../door.ts';

export const photoHandlers: HandlersOf<typeof photoCalls> = {
  'photo.add': addPhoto,
  'photo.show': showPhoto,
  'photo.keepThumbnail': keepPhotoThumbnail,
};
