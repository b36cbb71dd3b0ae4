/** Words about plans of an organisation that is no more. */
export const vi = {
  ended: (name: string, day: string) => `${name} đã kết thúc hoạt động từ ${day}`,
  onlyOlder: 'Kế hoạch ở đây chỉ dùng để ghi nhận văn bản cũ, có ngày trước ngày đó.',
  successors: (names: string) => `Kế hoạch mới do cơ quan kế thừa lập: ${names}.`,
  before: (day: string) => `Cơ quan kết thúc hoạt động từ ${day}: ghi ngày trước ngày đó.`,
};
