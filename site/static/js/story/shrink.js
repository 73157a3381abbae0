// Photos are made smaller on the phone, to spare its data. The server looks at them all the same.

const MOST = 2560;

/** A file that fits; as it came where this browser can't read it (HEIC) or it fits already. */
export async function shrink(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = await read(address);
    const factor = MOST / Math.max(image.naturalWidth, image.naturalHeight);
    if (factor >= 1) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * factor);
    canvas.height = Math.round(image.naturalHeight * factor);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
    canvas.width = canvas.height = 0;
    return smaller && smaller.size < file.size ? smaller : file;
  } catch (error) {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function read(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });
}
