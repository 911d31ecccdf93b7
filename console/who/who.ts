/** Whose it is: told by a phone, or by name and home where there is none. */
export interface Who {
  phone: string;
  name: string;
  /** The grid or community of somebody without a number; asked for only where none is typed. */
  home: string;
}

export const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone.trim());

/** Whether it is told by a name: there is no number. */
export const isByName = ({ phone, name }: Pick<Who, 'phone' | 'name'>) =>
  phone.trim() === '' && name.trim() !== '';
