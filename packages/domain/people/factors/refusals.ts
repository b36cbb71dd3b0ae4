import { invalid, Refusal } from '../../refusal.ts';

export function noFactor(): Refusal {
  return new Refusal('conflict', {
    vi: 'Bạn chưa có xác thực bước hai phù hợp. Thêm ứng dụng xác thực hoặc khóa truy cập trước.',
    en: 'You have no such second factor yet. Add an authenticator app or a passkey first.',
  });
}

export function wrongCode(): Refusal {
  return invalid(
    '/code',
    'Mã chưa đúng, đã hết hạn hoặc đã dùng. Nhập mã mới trong ứng dụng xác thực, hoặc một mã dự phòng.',
    'This code is wrong, over or used. Enter the newest one of your app, or a recovery code.',
  );
}

/** Unknown, expired, answered and used up are one answer. */
export function stepOver(): Refusal {
  return new Refusal('unauthenticated', {
    vi: 'Bước đăng nhập này đã hết hạn hoặc đã dùng. Đăng nhập lại từ đầu.',
    en: 'This step of signing in is over or was used. Start signing in again.',
  });
}

/** The same of someone who is signed in and remains so. */
export function challengeOver(): Refusal {
  return new Refusal('conflict', {
    vi: 'Yêu cầu tới khóa truy cập đã hết hạn hoặc đã dùng. Bấm lại để thử lần nữa.',
    en: 'This request to your passkey is over or was used. Start it again.',
  });
}
