/*
 * A crowd: one broadcaster and any number of viewers on raw sockets, in one epoll loop. It measures relays, so it must
 * cost less than what it measures: no WebSocket library, no allocation while it runs.
 *
 *   crowd <host> <port> <script>
 *
 * The script says what each connection does before pictures run, a line a step:
 *
 *   viewer ws <path>       a new connection that counts pictures; `tcp` instead of `ws <path>`: length and bytes, bare
 *   broadcaster ws <path>  the one that sends them
 *   acks                   this viewer acknowledges each picture, in a frame of its own
 *   say <text>             sends a text frame
 *   wait <text>            until a text frame holds this
 *
 * When all are through their script it prints `ready <last text frame of the broadcaster>` and takes commands, each
 * answered by `started` (after the warm-up) and `done <JSON>`:
 *
 *   go <stream> <bytes> <per second, 0: as fast as all keep up> <seconds> <warm-up seconds>
 *
 * It ends with its standard input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { READ_BYTES = 512 * 1024, STASH_BYTES = 512 * 1024, OUT_BYTES = 16 * 1024, AT_ONCE = 32, WINDOW = 2 };
enum { PICTURE = 1, ACK = 3, PICTURE_HEADER = 24, ACK_HEADER = 18 };
enum { TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };

typedef struct Step {
  char kind; /* 's'ay or 'w'ait */
  char *text;
  struct Step *next;
} Step;

typedef struct {
  int fd, ws, broadcaster, acks, through, upgraded, started;
  const char *path;
  Step *steps, *last;
  uint8_t *stash;
  int stashed;
  uint8_t out[OUT_BYTES];
  int unsent;
  uint32_t newest;
  int any;
  uint64_t pictures, gaps, total;
} Connection;

static Connection *all;
static int count, room, through, nextToStart;
static Connection *broadcaster;
static char *lastText;
static uint8_t buffer[READ_BYTES + STASH_BYTES];
static int poller;
static struct sockaddr_in to;

/* The run. */
static int running, measuring, size;
static uint32_t stream, sequence;
static double perSecond, measureFrom, measureUntil, nextAt;
static uint64_t published, publishedBefore;
static uint8_t *picture;
static uint8_t *pending;
static int pendingLength, pendingSent;
static uint64_t behind;
static uint32_t delays[4096]; /* by 1/64 of a doubling of 1 us */

static void die(const char *why) {
  fprintf(stderr, "crowd: %s: %s\n", why, strerror(errno));
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void put32(uint8_t *at, uint32_t value) {
  value = htonl(value);
  memcpy(at, &value, 4);
}

static uint32_t get32(const uint8_t *at) {
  uint32_t value;
  memcpy(&value, at, 4);
  return ntohl(value);
}

static void watch(Connection *c, int writable) {
  struct epoll_event event = { .events = EPOLLIN | (writable ? EPOLLOUT : 0), .data.ptr = c };
  epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &event);
}

/* Queues bytes; `flush` writes them. */
static void queue(Connection *c, const void *bytes, int length) {
  if (c->unsent + length > OUT_BYTES) die("more to say than fits");
  memcpy(c->out + c->unsent, bytes, length);
  c->unsent += length;
}

static void flush(Connection *c) {
  while (c->unsent > 0) {
    ssize_t sent = write(c->fd, c->out, c->unsent);
    if (sent < 0) {
      if (errno != EAGAIN) die("write");
      watch(c, 1);
      return;
    }
    memmove(c->out, c->out + sent, c->unsent - sent);
    c->unsent -= sent;
  }
}

static uint32_t mask = 0x9e3779b9;

/* Clients mask what they send (RFC 6455, 5.3). */
static int frame(uint8_t *to_, int opcode, const uint8_t *payload, uint32_t length) {
  int at = 2;
  to_[0] = 0x80 | opcode;
  if (length < 126) {
    to_[1] = 0x80 | length;
  } else if (length < 65536) {
    to_[1] = 0x80 | 126;
    to_[2] = length >> 8;
    to_[3] = length;
    at = 4;
  } else {
    to_[1] = 0x80 | 127;
    put32(to_ + 2, 0);
    put32(to_ + 6, length);
    at = 10;
  }
  mask = mask * 1664525 + 1013904223;
  memcpy(to_ + at, &mask, 4);
  const uint8_t *key = to_ + at;
  at += 4;
  uint32_t i = 0;
  for (; i + 4 <= length; i += 4) {
    uint32_t word;
    memcpy(&word, payload + i, 4);
    word ^= mask;
    memcpy(to_ + at + i, &word, 4);
  }
  for (; i < length; i += 1) to_[at + i] = payload[i] ^ key[i & 3];
  return at + length;
}

static void say(Connection *c, int opcode, const void *payload, uint32_t length) {
  uint8_t framed[OUT_BYTES];
  if (length > OUT_BYTES - 16) die("a word too long");
  queue(c, framed, frame(framed, opcode, payload, length));
}

static void begin(Connection *c) {
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  int on = 1;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect(c->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) die("connect");
  struct epoll_event event = { .events = EPOLLIN | EPOLLOUT, .data.ptr = c };
  if (epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &event) < 0) die("epoll_ctl");
  c->started = 1;
}

/* Says what the script says next, until there is something to wait for. */
static void goOn(Connection *c) {
  while (c->steps && c->steps->kind == 's') {
    say(c, TEXT, c->steps->text, strlen(c->steps->text));
    c->steps = c->steps->next;
  }
  if (!c->steps && !c->through) {
    c->through = 1;
    through += 1;
    if (nextToStart < count) begin(&all[nextToStart++]);
  }
}

static void heard(Connection *c, const uint8_t *text, uint32_t length) {
  if (length == 1 && text[0] == '2') { /* Socket.IO's ping */
    say(c, TEXT, "3", 1);
    return;
  }
  if (!c->steps || c->steps->kind != 'w') return;
  if (!memmem(text, length, c->steps->text, strlen(c->steps->text))) {
    if (memmem(text, length, "\"error\"", 7)) {
      fprintf(stderr, "crowd: refused: %.*s\n", (int)length, text);
      exit(1);
    }
    return;
  }
  if (c->broadcaster) {
    free(lastText);
    lastText = strndup((const char *)text, length);
  }
  c->steps = c->steps->next;
  goOn(c);
}

static void delayed(double seconds) {
  uint64_t us = seconds <= 0 ? 0 : (uint64_t)(seconds * 1e6);
  int doubling = 0;
  while ((us >> doubling) >= 128) doubling += 1;
  int slot = (doubling << 6) + (int)(us >> doubling);
  delays[slot < 4096 ? slot : 4095] += 1;
}

static double delayAt(double part) {
  uint64_t sum = 0, seen = 0;
  for (int i = 0; i < 4096; i += 1) sum += delays[i];
  for (int i = 0; i < 4096; i += 1) {
    seen += delays[i];
    if (sum && seen >= part * sum) {
      int doubling = i < 128 ? 0 : (i >> 6) - 1;
      uint64_t us = (uint64_t)(i - (doubling << 6)) << doubling;
      return us / 1000.0;
    }
  }
  return 0;
}

/* A picture came: `payload` begins with its header, which bare connections have too. */
static void shown(Connection *c, const uint8_t *payload, uint32_t length) {
  uint32_t of = get32(payload + 8), number = get32(payload + 12);
  if (c->any && number != c->newest + 1) c->gaps += measuring ? 1 : 0;
  if (!c->any || number > c->newest) {
    if ((!c->any || c->newest + WINDOW <= sequence) && number + WINDOW > sequence && behind > 0) behind -= 1;
    c->newest = number;
  }
  c->any = 1;
  c->total += 1;
  if (measuring) {
    c->pictures += 1;
    if (length >= PICTURE_HEADER + 8) {
      double sent;
      memcpy(&sent, payload + PICTURE_HEADER, 8);
      delayed(now() - sent);
    }
  }
  if (!c->acks) return;
  uint8_t ack[ACK_HEADER] = { 0x10 | ACK, 0, 0, ACK_HEADER };
  put32(ack + 8, of);
  put32(ack + 12, number);
  say(c, BINARY, ack, ACK_HEADER);
}

/* Reads whole frames; returns how many bytes were used. */
static int take(Connection *c, const uint8_t *bytes, int length) {
  int at = 0;
  if (c->ws && !c->upgraded) {
    const uint8_t *end = memmem(bytes, length, "\r\n\r\n", 4);
    if (!end) return 0;
    if (!memmem(bytes, end - bytes, " 101 ", 5)) {
      fprintf(stderr, "crowd: no WebSocket: %.*s\n", (int)(end - bytes), bytes);
      exit(1);
    }
    c->upgraded = 1;
    at = end + 4 - bytes;
    goOn(c);
  }
  for (;;) {
    int left = length - at, header = 2;
    const uint8_t *head = bytes + at;
    uint32_t size_;
    if (!c->ws) {
      if (left < 4) return at;
      size_ = get32(head);
      if (left < (int)(4 + size_)) return at;
      if (size_ == 0) goOn(c);
      else if (!c->broadcaster) shown(c, head + 4, size_);
      at += 4 + size_;
      continue;
    }
    if (left < 2) return at;
    size_ = head[1] & 0x7f;
    if (size_ == 126) {
      if (left < 4) return at;
      size_ = (head[2] << 8) | head[3];
      header = 4;
    } else if (size_ == 127) {
      if (left < 10) return at;
      size_ = get32(head + 6);
      header = 10;
    }
    if (left < (int)(header + size_)) return at;
    const uint8_t *payload = head + header;
    int opcode = head[0] & 0x0f;
    if (opcode == BINARY && !c->broadcaster) {
      /* One or more packets. */
      uint32_t from = 0;
      while (from + 8 <= size_) {
        uint32_t packet = payload[from + 3] + get32(payload + from + 4);
        if (packet < 8 || from + packet > size_) break;
        if ((payload[from] & 0x0f) == PICTURE) shown(c, payload + from, packet);
        from += packet;
      }
    } else if (opcode == TEXT) {
      heard(c, payload, size_);
    } else if (opcode == PING) {
      say(c, PONG, payload, size_);
    } else if (opcode == CLOSE) {
      fprintf(stderr, "crowd: closed by the server: %d %.*s\n", size_ > 1 ? (payload[0] << 8) | payload[1] : 0,
              size_ > 2 ? (int)size_ - 2 : 0, payload + 2);
      exit(1);
    }
    at += header + size_;
  }
}

static void readable(Connection *c) {
  if (c->stashed) memcpy(buffer, c->stash, c->stashed);
  ssize_t got = read(c->fd, buffer + c->stashed, READ_BYTES);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) die("a connection ended");
  int length = c->stashed + got, used = take(c, buffer, length);
  c->stashed = length - used;
  if (c->stashed) {
    if (c->stashed > STASH_BYTES) die("a frame too long");
    if (!c->stash) c->stash = malloc(STASH_BYTES);
    memcpy(c->stash, buffer + used, c->stashed);
  }
  flush(c);
}

static void opened(Connection *c) {
  watch(c, 0);
  if (!c->ws) return; /* its first length is 0: it has been let in */
  char request[1024];
  int length = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
                        c->path, inet_ntoa(to.sin_addr), ntohs(to.sin_port));
  queue(c, request, length);
}

/* Writes the rest of the picture that is on its way up. */
static int push(void) {
  while (pendingSent < pendingLength) {
    ssize_t sent = write(broadcaster->fd, pending + pendingSent, pendingLength - pendingSent);
    if (sent < 0) {
      if (errno != EAGAIN) die("write");
      watch(broadcaster, 1);
      return 0;
    }
    pendingSent += sent;
  }
  return 1;
}

/* How many viewers lack a picture from before the window. */
static void countBehind(void) {
  behind = 0;
  for (int i = 0; i < count; i += 1)
    if (!all[i].broadcaster && (!all[i].any || all[i].newest + WINDOW <= sequence)) behind += 1;
}

static void publish(double at) {
  while (pendingSent == pendingLength) {
    if (perSecond > 0 ? at < nextAt : behind > 0) return;
    if (perSecond > 0) nextAt = nextAt + 1 / perSecond > at - 1 ? nextAt + 1 / perSecond : at;
    sequence += 1;
    published += 1;
    put32(picture + 12, sequence);
    memcpy(picture + PICTURE_HEADER, &at, 8);
    if (broadcaster->ws) {
      pendingLength = frame(pending, BINARY, picture, size);
    } else {
      put32(pending, size);
      memcpy(pending + 4, picture, size);
      pendingLength = size + 4;
    }
    pendingSent = 0;
    countBehind();
    if (!push()) return;
  }
}

static void command(char *line) {
  double seconds, warmUp;
  if (sscanf(line, "go %u %d %lf %lf %lf", &stream, &size, &perSecond, &seconds, &warmUp) != 5) die("what?");
  picture = realloc(picture, size);
  pending = realloc(pending, size + 32);
  memset(picture, 0x5a, size);
  picture[0] = 0x10 | PICTURE;
  picture[1] = 1;
  picture[2] = 0;
  picture[3] = PICTURE_HEADER;
  put32(picture + 4, size - PICTURE_HEADER);
  put32(picture + 8, stream);
  put32(picture + 16, 0);
  picture[20] = 320 >> 8;
  picture[21] = 320 & 255;
  picture[22] = 0;
  picture[23] = 180;
  running = 1;
  measuring = 0;
  nextAt = now();
  measureFrom = nextAt + warmUp;
  measureUntil = measureFrom + seconds;
  /* Nobody has seen the first ones. */
  for (int i = 0; i < count; i += 1) all[i].any = 0, all[i].newest = sequence;
  behind = 0;
}

static void report(double seconds) {
  uint64_t pictures = 0, gaps = 0, total = 0, least = UINT64_MAX, most = 0;
  int viewers = 0;
  for (int i = 0; i < count; i += 1) {
    if (all[i].broadcaster) continue;
    viewers += 1;
    pictures += all[i].pictures;
    gaps += all[i].gaps;
    total += all[i].total;
    if (all[i].pictures < least) least = all[i].pictures;
    if (all[i].pictures > most) most = all[i].pictures;
  }
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("done {\"viewers\":%d,\"seconds\":%.3f,\"published\":%llu,\"pictures\":%llu,\"least\":%llu,\"most\":%llu,"
         "\"gaps\":%llu,\"total\":%llu,\"delayP50Ms\":%.2f,\"delayP99Ms\":%.2f,\"crowdCpuS\":%.2f}\n",
         viewers, seconds, (unsigned long long)(published - publishedBefore), (unsigned long long)pictures,
         (unsigned long long)least, (unsigned long long)most, (unsigned long long)gaps, (unsigned long long)total,
         delayAt(0.5), delayAt(0.99),
         used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6 + used.ru_stime.tv_sec + used.ru_stime.tv_usec / 1e6);
  fflush(stdout);
}

static void tick(double at) {
  if (!running) return;
  publish(at);
  if (!measuring && at >= measureFrom) {
    measuring = 1;
    measureFrom = at;
    publishedBefore = published;
    memset(delays, 0, sizeof delays);
    for (int i = 0; i < count; i += 1) all[i].pictures = all[i].gaps = 0;
    puts("started");
    fflush(stdout);
  }
  if (measuring && at >= measureUntil) {
    running = measuring = 0;
    report(at - measureFrom);
  }
}

static Connection *added(int isBroadcaster, char *how) {
  if (count == room) {
    room = room ? room * 2 : 64;
    all = realloc(all, room * sizeof *all);
  }
  Connection *c = &all[count++];
  memset(c, 0, sizeof *c);
  c->broadcaster = isBroadcaster;
  c->ws = strncmp(how, "ws ", 3) == 0;
  c->path = c->ws ? strdup(how + 3) : NULL;
  return c;
}

static void readScript(const char *path) {
  FILE *script = fopen(path, "r");
  if (!script) die(path);
  char *line = NULL;
  size_t space = 0;
  ssize_t length;
  Connection *c = NULL;
  while ((length = getline(&line, &space, script)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (strncmp(line, "viewer ", 7) == 0) c = added(0, line + 7);
    else if (strncmp(line, "broadcaster ", 12) == 0) c = added(1, line + 12);
    else if (c && strcmp(line, "acks") == 0) c->acks = 1;
    else if (c && (strncmp(line, "say ", 4) == 0 || strncmp(line, "wait ", 5) == 0)) {
      Step *step = malloc(sizeof *step);
      *step = (Step){ line[0], strdup(strchr(line, ' ') + 1), NULL };
      if (c->last) c->last->next = step;
      else c->steps = step;
      c->last = step;
    } else die(line);
  }
  free(line);
  fclose(script);
  for (int i = 0; i < count; i += 1)
    if (all[i].broadcaster) broadcaster = &all[i];
}

int main(int arguments, char **argument) {
  if (arguments != 4) die("crowd <host> <port> <script>");
  to = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(atoi(argument[2])) };
  inet_pton(AF_INET, argument[1], &to.sin_addr);
  poller = epoll_create1(0);
  readScript(argument[3]);
  struct epoll_event input = { .events = EPOLLIN, .data.ptr = NULL };
  epoll_ctl(poller, EPOLL_CTL_ADD, 0, &input);
  /* The broadcaster first: viewers need something to watch. */
  if (broadcaster) {
    Connection first = *broadcaster;
    *broadcaster = all[0];
    all[0] = first;
    broadcaster = &all[0];
  }
  begin(&all[nextToStart++]);
  int told = 0;
  for (;;) {
    static struct epoll_event events[1024];
    double at = now();
    int wait = running ? (perSecond > 0 ? (nextAt > at ? (int)((nextAt - at) * 1000) : 0) : 100) : 1000;
    int ready = epoll_wait(poller, events, 1024, wait);
    for (int i = 0; i < ready; i += 1) {
      Connection *c = events[i].data.ptr;
      if (!c) {
        char line[256];
        ssize_t got = read(0, line, sizeof line - 1);
        if (got <= 0) return 0;
        line[got] = 0;
        command(line);
        continue;
      }
      if (events[i].events & EPOLLOUT) {
        if (c->ws && !c->path) die("no path");
        if (c->started == 1) {
          c->started = 2;
          opened(c);
        } else {
          watch(c, 0);
        }
        flush(c);
        if (c == broadcaster && pendingSent < pendingLength) push();
      }
      if (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) readable(c);
    }
    /* Once somebody is on air the others come, some at a time. */
    if (all[0].through) {
      int connecting = nextToStart - through;
      while (nextToStart < count && connecting++ < AT_ONCE) begin(&all[nextToStart++]);
    }
    if (!told && through == count) {
      told = 1;
      printf("ready %s\n", lastText ? lastText : "");
      fflush(stdout);
    }
    tick(now());
  }
}
