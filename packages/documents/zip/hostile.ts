/** Why a file is not opened. */
export const HOSTILE_REASONS = [
  'not_a_zip',
  'too_many_entries',
  'too_large',
  'bad_path',
  'macro',
  'external',
  'doctype',
  'malformed',
  'encrypted',
] as const;
export type HostileReason = (typeof HOSTILE_REASONS)[number];

/** What to tell the person who sent the file: what is wrong, and what to do. */
export const HOSTILE_MESSAGES: Record<HostileReason, { vi: string; en: string }> = {
  not_a_zip: {
    vi: 'Tệp không phải .docx hoặc .xlsx. Mở bằng Word hoặc Excel và lưu lại theo định dạng này.',
    en: 'This is no .docx or .xlsx file. Open it in Word or Excel and save it as one.',
  },
  too_many_entries: {
    vi: 'Tệp có quá nhiều phần. Chép nội dung sang tệp mới rồi gửi lại.',
    en: 'The file has too many parts. Copy its contents into a new file and send that.',
  },
  too_large: {
    vi: 'Tệp quá lớn sau khi giải nén. Bỏ hình ảnh, các dòng trống có định dạng rồi gửi lại.',
    en: 'The file is too large once unpacked. Take out images and formatted empty rows, and send it again.',
  },
  bad_path: {
    vi: 'Tệp có đường dẫn không hợp lệ bên trong. Chép nội dung sang tệp mới rồi gửi lại.',
    en: 'The file has a forbidden path inside. Copy its contents into a new file and send that.',
  },
  macro: {
    vi: 'Tệp có macro hoặc đối tượng nhúng. Bỏ chúng, lưu thành .docx hoặc .xlsx rồi gửi lại.',
    en: 'The file has macros or embedded objects. Take them out, save it as .docx or .xlsx, and send it again.',
  },
  external: {
    vi: 'Tệp lấy dữ liệu từ nơi khác. Ngắt các liên kết ngoài (trừ liên kết trang web) rồi gửi lại.',
    en: 'The file takes data from elsewhere. Break its outside links (web links may stay) and send it again.',
  },
  doctype: {
    vi: 'Tệp có khai báo DOCTYPE không được phép. Chép nội dung sang tệp mới rồi gửi lại.',
    en: 'The file declares a DOCTYPE, which is not allowed. Copy its contents into a new file and send that.',
  },
  malformed: {
    vi: 'Tệp bị hỏng. Mở bằng Word hoặc Excel, lưu lại rồi gửi.',
    en: 'The file is damaged. Open it in Word or Excel, save it again, and send that.',
  },
  encrypted: {
    vi: 'Tệp có mật khẩu. Bỏ mật khẩu rồi gửi lại.',
    en: 'The file has a password. Take it off and send the file again.',
  },
};

/** A file that is not opened. Its message is for logs and names no content; people get HOSTILE_MESSAGES. */
export class HostileFile extends Error {
  readonly reason: HostileReason;
  constructor(reason: HostileReason, detail = '') {
    super(detail === '' ? reason : `${reason}: ${detail}`);
    this.name = 'HostileFile';
    this.reason = reason;
  }
}
