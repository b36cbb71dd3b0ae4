/** Files that people attach, wherever they do. */
export const files = {
  title: 'Tệp đính kèm',
  hint: 'PDF, Word, Excel, ảnh, CSV hoặc văn bản, đến 20 MB mỗi tệp.',
  none: 'Mục này chưa có tệp nào.',
  add: 'Đính kèm tệp',
  chooser: 'Chọn tệp để đính kèm',
  sending: (name: string, percent: number) => `Đang gửi ${name}, ${percent}%`,
  sent: (name: string) => `Đã gửi ${name}. Đang kiểm tra an toàn.`,
  failed: (name: string) => `Chưa gửi được ${name}.`,
  remove: (name: string) => `Gỡ ${name}`,
  removeTitle: 'Gỡ tệp',
  removeText: (name: string) => `Gỡ “${name}” khỏi mục này. Nhật ký vẫn ghi tệp đã được gửi và gỡ.`,
  removed: (name: string) => `Đã gỡ ${name}.`,
  by: (who: string, when: string) => `${who}, ${when}`,
  state: { quarantined: 'Đang kiểm tra', clean: 'Sạch', refused: 'Bị từ chối' } as Record<string, string>,
};
