import { contextBridge, ipcRenderer } from 'electron';

/** The whole of what the page may ask of the system; everything else goes to core over the port. */
contextBridge.exposeInMainWorld('fieldloop', {
  chooseFile: (kind: 'table' | 'onnx' | 'any'): Promise<string | null> => ipcRenderer.invoke('file:choose', kind),
  chooseFolder: (): Promise<string | null> => ipcRenderer.invoke('folder:choose'),
  printPage: (): Promise<string | null> => ipcRenderer.invoke('page:print'),
  savePdf: (name: string): Promise<string | null> => ipcRenderer.invoke('page:pdf', name),
  savePdfOf: (name: string, html: string): Promise<string | null> => ipcRenderer.invoke('html:pdf', { name, html }),
  saveFile: (name: string): Promise<string | null> => ipcRenderer.invoke('file:save', name),
  showNotice: (title: string, body: string): Promise<boolean> => ipcRenderer.invoke('notice:show', { title, body }),
  restart: (): Promise<void> => ipcRenderer.invoke('home:restart'),
});

ipcRenderer.on('fieldloop:port', ({ ports }) => window.postMessage('fieldloop:port', location.origin, [...ports]));
