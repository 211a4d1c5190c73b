"""PyTorch's side of `fit`: MNIST 784-128-10, ReLU, softmax cross-entropy, Adam, from the start of the process to the saved model. Tensors in memory, minibatches
by index, no DataLoader. One line of JSON at the end.

    run-pytorch.sh THREADS fit.py FOLDER MODEL EPOCHS BATCH
"""
import gzip, json, sys
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

threads, _, folder, path, epochs, batch = sys.argv[1:]; epochs, batch = int(epochs), int(batch)
torch.set_num_threads(int(threads)); torch.manual_seed(1)

def read(name, header):
    with gzip.open(f'{folder}/{name}.gz') as f: return np.frombuffer(bytearray(f.read()), np.uint8, offset=header)

def samples(part): return (torch.from_numpy(read(f'{part}-images-idx3-ubyte', 16)).view(-1, 784).float().div_(255),
                           torch.from_numpy(read(f'{part}-labels-idx1-ubyte', 8)).long())

x, y = samples('train')
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(epochs):
    order = torch.randperm(len(x))
    for i in range(0, len(x), batch):
        rows = order[i:i + batch]
        loss = F.cross_entropy(model(x[rows]), y[rows]); optimizer.zero_grad(set_to_none=True); loss.backward(); optimizer.step()

x, y = samples('t10k')
with torch.no_grad(): accuracy = float((model(x).argmax(1) == y).float().mean())
torch.save(model.state_dict(), path)
peak = int(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])  # KiB
print(json.dumps({'test_accuracy': accuracy, 'peak_mib': peak / 1024}))
