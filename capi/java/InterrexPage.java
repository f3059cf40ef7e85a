import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells any process of a host whether an interrex node there leads, by the node's public page. For
 * JDK 17 and later on Linux; no native code. The layout stands in {@code interrex_page.h} and in the
 * library's module {@code public_page}.
 *
 * <pre>{@code
 * try (InterrexPage page = InterrexPage.open(InterrexPage.defaultPath(7, 1))) {
 *     long term = page.token();
 *     if (term != InterrexPage.NO_LEASE) {
 *         // Write with `term` as the fencing token.
 *     }
 * }
 * }</pre>
 *
 * <p>If a reader is told that the node leads, then at some moment while it asked no other node held
 * a lease, unless this host was suspended meanwhile: {@link System#nanoTime} is
 * {@code CLOCK_MONOTONIC} in HotSpot, by which this goes, and stands still then. What must not be
 * done twice carries the term, to storage that rejects lower ones than it has seen.
 *
 * <p>Opening fails until the node has run once, and after it has ended in order: try again. The
 * node of a page that was closed never leads.
 *
 * <p>An open reader follows its node over restarts: while it finds no lease it looks at the path
 * again, at most every 10 ms. Any thread may ask, and none waits for another. Asking allocates
 * nothing while the node leads.
 *
 * <p>{@code java InterrexPage.java PATH [CHANGES [SECONDS]]} prints each change until there were so
 * many (100) or so much time has passed (60 s).
 */
public final class InterrexPage implements AutoCloseable {
    /**
     * Returned by {@link #token} if the node may not act as leader. It is no leader's term, and lower
     * than each: storage rejects it where somebody has written with it all the same.
     */
    public static final long NO_LEASE = 0;

    /** Returned by {@link #leader} if no leader is known. */
    public static final int NOBODY = -1;

    private static final VarHandle WORD =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final int LENGTH = 4096;
    private static final long MAGIC = 0x4952_5850_5542_4C43L;
    private static final long VERSION = 2;
    private static final int MADE = 112;
    private static final int LONGEST = 120;
    private static final int VOID = 128;
    private static final int SEQUENCE = 136;
    private static final int COPIES = 144;
    private static final int COPY_LENGTH = 32;
    private static final long LEADER = 3;
    private static final long LOOK_EVERY_NANOS = 10_000_000;
    private static final int WRITABLE_BY_OTHERS = 0_022;
    private static final int FILE_KIND = 0_170_000;
    private static final int REGULAR = 0_100_000;

    /** Says why a page can't be read, and what to do. */
    public static final class PageException extends IOException {
        private static final long serialVersionUID = 1;

        PageException(Path path, String what) {
            super(path + ": " + what);
        }
    }

    /** The host: two processes can compare clocks where all of it is the same. */
    private record Host(UUID boot, long timeNamespace) {
        static Host read() throws IOException {
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
            long namespace = 0;
            try {
                // The kernel writes it as "time:[4026531834]".
                String link = Files.readSymbolicLink(Path.of("/proc/self/ns/time")).toString();
                namespace = Long.parseLong(link.substring(link.indexOf('[') + 1, link.indexOf(']')));
            } catch (NoSuchFileException none) {
                // A kernel without time namespaces.
            }
            return new Host(UUID.fromString(boot), namespace);
        }
    }

    /** The file, which is a new one for each life of a node. */
    private record FileId(long device, long inode, int owner, int mode, long size) {
        static FileId of(Path path) throws IOException {
            try {
                Map<String, Object> found = Files.readAttributes(path, "unix:dev,ino,uid,mode,size");
                return new FileId(
                        ((Number) found.get("dev")).longValue(),
                        ((Number) found.get("ino")).longValue(),
                        ((Number) found.get("uid")).intValue(),
                        ((Number) found.get("mode")).intValue(),
                        ((Number) found.get("size")).longValue());
            } catch (NoSuchFileException missing) {
                throw new PageException(
                        path, "no page lies there: the node does not run, or publishes to another path");
            }
        }

        boolean isSame(FileId other) {
            return device == other.device && inode == other.inode;
        }
    }

    /** A page of one life of a node. */
    private record View(ByteBuffer words, FileId file) {
        long word(int at) {
            return (long) WORD.getOpaque(words, at);
        }

        long cluster() {
            return word(24);
        }

        long node() {
            return word(32);
        }

        /** Returns the term if a lease holds. The order of the three readings is what that rests on. */
        long token() {
            long before, term, standing, end;
            do {
                before = (long) WORD.getAcquire(words, SEQUENCE);
                int copy = COPIES + (int) (before & 1) * COPY_LENGTH;
                term = word(copy);
                standing = word(copy + 8);
                end = word(copy + 16);
                VarHandle.acquireFence();
            } while (word(SEQUENCE) != before);
            long now = System.nanoTime();
            long left = end - now;
            boolean leads = (standing >>> 16 & 0xff) == LEADER && end != 0;
            boolean holds = leads && left > 0 && left <= word(LONGEST);
            return holds && (long) WORD.getAcquire(words, VOID) == 0 ? term : NO_LEASE;
        }

        int leader() {
            long before, standing;
            do {
                before = (long) WORD.getAcquire(words, SEQUENCE);
                standing = word(COPIES + (int) (before & 1) * COPY_LENGTH + 8);
                VarHandle.acquireFence();
            } while (word(SEQUENCE) != before);
            return (standing & 0x100) != 0 ? (int) (standing & 0xff) : NOBODY;
        }
    }

    private final Path path;
    private final Host host;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile View view;

    private InterrexPage(Path path, Host host, View view) {
        this.path = path;
        this.host = host;
        this.view = view;
    }

    /** Returns the path that nodes and readers agree on where nobody names another. */
    public static Path defaultPath(long cluster, int node) {
        return Path.of("/dev/shm/interrex-" + Long.toUnsignedString(cluster) + "-" + node);
    }

    /**
     * Opens the page at {@code path}. Fails until the node has run once, and after it has ended in
     * order: try again.
     *
     * @throws PageException says what is wrong with the page, and what to do
     * @throws IOException if the system does not let it be read
     */
    public static InterrexPage open(Path path) throws IOException {
        Host host = Host.read();
        return new InterrexPage(path, host, map(path, host));
    }

    /** Returns whether the node may act as leader now: false if this page is closed. */
    public boolean isLeader() {
        return token() != NO_LEASE;
    }

    /**
     * Returns the term, which is the fencing token, if the node may act as leader now; else
     * {@link #NO_LEASE}, also if this page is closed.
     */
    public long token() {
        View asked = view;
        if (asked == null) {
            return NO_LEASE;
        }
        long term = asked.token();
        if (term != NO_LEASE || !looksAgain()) {
            return term;
        }
        View found = view;
        return found == null ? NO_LEASE : found.token();
    }

    /**
     * Returns the leader of the node's term, 0 to 127, or {@link #NOBODY}, also if this page is closed.
     * The node or its leader may have died since: to decide whether the node may act, ask for the
     * token.
     */
    public int leader() {
        View asked = view;
        return asked == null ? NOBODY : asked.leader();
    }

    /** Returns the cluster that the node belongs to, of 64 bits without a sign. */
    public long cluster() {
        return opened().cluster();
    }

    /** Returns the node, 0 to 127. */
    public int node() {
        return (int) opened().node();
    }

    /** Returns the boot id of the node that made the page: a new one each time the node starts. */
    public long bootId() {
        return opened().word(40);
    }

    /**
     * Returns the user who owns the page. Where not every user of the host is trusted, compare it with
     * the one that the node runs as: anybody may make a file in /dev/shm.
     */
    public int owner() {
        return opened().file.owner;
    }

    /**
     * Looks whether a new page lies at the path, and takes it if so. Not needed, since a reader looks
     * by itself while it finds no lease; this says what is wrong with the new page.
     *
     * @return whether it has taken a new page
     * @throws IOException the reason why not; the reader keeps the page that it has
     */
    public synchronized boolean refresh() throws IOException {
        View old = opened();
        if (FileId.of(path).isSame(old.file)) {
            return false;
        }
        View found = map(path, host);
        if (found.cluster() != old.cluster() || found.node() != old.node()
                || found.file.owner != old.file.owner) {
            throw new PageException(
                    path, "it is another node's or another user's by now than when it was opened: open it anew");
        }
        view = found;
        return true;
    }

    /**
     * Closes the page: its node never leads from now on. The memory is given back when the garbage
     * collector finds it.
     */
    @Override
    public synchronized void close() {
        view = null;
    }

    private View opened() {
        View opened = view;
        if (opened == null) {
            throw new IllegalStateException(path + ": this page is closed");
        }
        return opened;
    }

    /** Looks whether there is a new page, if that is due; one thread at a time does. */
    private boolean looksAgain() {
        long due = nextLook.get();
        long now = System.nanoTime();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + LOOK_EVERY_NANOS)) {
            return false;
        }
        try {
            return refresh();
        } catch (IOException | IllegalStateException wrong) {
            // Whoever wants to know asks refresh(). Another thread may have closed this page.
            return false;
        }
    }

    private static View map(Path path, Host host) throws IOException {
        while (true) {
            FileId file = FileId.of(path);
            check(file, path);
            ByteBuffer words;
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                words = channel.map(FileChannel.MapMode.READ_ONLY, 0, LENGTH);
            } catch (NoSuchFileException gone) {
                continue;
            }
            // If the path names the same file after it was opened as before, that is what was opened.
            if (FileId.of(path).isSame(file)) {
                View view = new View(words.order(ByteOrder.nativeOrder()), file);
                check(view, host, path);
                return view;
            }
        }
    }

    private static void check(FileId file, Path path) throws PageException {
        if ((file.mode & FILE_KIND) != REGULAR || file.size != LENGTH) {
            throw noPage(path);
        }
        if ((file.mode & WRITABLE_BY_OTHERS) != 0) {
            throw new PageException(
                    path, "others than its owner may write to it, so it proves nothing: remove it");
        }
    }

    private static void check(View view, Host host, Path path) throws IOException {
        if (view.word(0) != MAGIC) {
            throw noPage(path);
        }
        if (view.word(8) != VERSION) {
            throw new PageException(path, "its layout is of version " + view.word(8)
                    + ", and this reader knows " + VERSION + ": build node and reader of one release");
        }
        if (view.word(56) != host.boot.getMostSignificantBits()
                || view.word(64) != host.boot.getLeastSignificantBits()) {
            throw new PageException(path, "it was made on another host, or before this one was started");
        }
        if (view.word(72) != host.timeNamespace) {
            throw new PageException(path, "the node is in time namespace " + view.word(72)
                    + " and this process in " + host.timeNamespace
                    + ", so they don't see the same clocks: run both in one (`lsns -t time`)");
        }
        // What System.nanoTime counts from is not said by Java's documents.
        String uptime = Files.readString(Path.of("/proc/uptime"));
        double hostSeconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
        long now = System.nanoTime();
        if (now / 1e9 > hostSeconds + 1) {
            throw new PageException(
                    path, "this Java's System.nanoTime is not CLOCK_MONOTONIC: use HotSpot");
        }
        if (now < view.word(MADE)) {
            throw new PageException(path, "this process' clock is behind the time at which it was made, so"
                    + " the node was in another time namespace: run both in one (`lsns -t time`); or this"
                    + " Java's System.nanoTime is not CLOCK_MONOTONIC: use HotSpot");
        }
        if (view.word(16) != LENGTH || view.node() < 0 || view.node() > 127) {
            throw noPage(path);
        }
    }

    private static PageException noPage(Path path) {
        return new PageException(
                path, "it is no page of a node: name the path that the node publishes to");
    }

    /** Prints each change of a node's leadership, with the time by {@link System#nanoTime}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 3) {
            System.err.println("usage: java InterrexPage.java PATH [CHANGES [SECONDS]]");
            System.exit(2);
        }
        long changes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        long seconds = arguments.length > 2 ? Long.parseLong(arguments[2]) : 60;
        long began = System.nanoTime();
        try (InterrexPage page = InterrexPage.open(Path.of(arguments[0]))) {
            String last = "";
            for (long seen = 0; seen < changes && System.nanoTime() - began < seconds * 1_000_000_000L;) {
                long term = page.token();
                String now = term == NO_LEASE ? "no lease" : "leads " + term;
                if (!now.equals(last)) {
                    System.out.println(System.nanoTime() + " " + now);
                    last = now;
                    seen++;
                }
                LockSupport.parkNanos(200_000);
            }
        } catch (PageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }
}
